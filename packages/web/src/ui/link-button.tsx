import { createLink } from '@tanstack/react-router';
import { Button, type ButtonProps } from 'antd';
import type { ReactNode } from 'react';

interface LinkFaceProps extends Omit<ButtonProps, 'type'> {
  readonly kind?: 'plain' | 'primary' | 'link';
}

/** The router keeps `type` to itself, so the look has a word of its own, as on `ActionButton`. */
function LinkFace({ kind = 'plain', ...props }: LinkFaceProps): ReactNode {
  return <Button type={kind === 'plain' ? 'default' : kind} {...props} />;
}

/** A link that looks like a button: `<LinkButton to="/seals/new" kind="primary">`. It can be opened in a new tab. */
export const LinkButton = createLink(LinkFace);
