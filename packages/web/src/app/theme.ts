import type { ThemeConfig } from 'antd';

/**
 * Off-white paper, ink, indigo for what can be pressed, and vermilion (印泥红) only where a seal is meant. Secondary
 * and placeholder text is dark enough for a contrast of 4.5 on the paper (WCAG 2.2 §1.4.3). The same colours are
 * variables in look.css.
 */
export const theme: ThemeConfig = {
  hashed: false,
  token: {
    colorPrimary: '#27415a',
    colorInfo: '#27415a',
    colorLink: '#27415a',
    colorError: '#a8201a',
    colorErrorBg: '#fdf1f0',
    colorErrorBorder: '#e0a8a4',
    colorSuccess: '#2f6b3a',
    colorWarning: '#8a5a00',
    colorWarningBg: '#fdf6e7',
    colorWarningBorder: '#e2cfa0',
    colorInfoBg: '#eef1f4',
    colorInfoBorder: '#c3ccd5',
    colorSuccessBg: '#f0f7f1',
    colorSuccessBorder: '#b5d0ba',
    colorTextBase: '#1f2429',
    colorText: '#1f2429',
    colorTextSecondary: '#565c63',
    colorTextTertiary: '#646a71',
    colorTextDescription: '#565c63',
    colorTextPlaceholder: '#6f757c',
    colorTextDisabled: '#6f757c',
    colorBgLayout: '#f7f5f0',
    colorBorder: '#b9b2a5',
    colorBorderSecondary: '#e3ddd2',
    colorSplit: '#e3ddd2',
    borderRadius: 4,
    fontSize: 14,
    fontFamily: 'var(--type)',
    wireframe: false,
    // Whoever asked the system for less motion gets none.
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.18s',
  },
  components: {
    Button: { primaryShadow: 'none', dangerShadow: 'none', defaultShadow: 'none' },
    Table: { headerBg: '#f1eee7', headerColor: '#3d4349', rowHoverBg: '#faf8f4' },
    Menu: { itemBg: 'transparent', activeBarBorderWidth: 0 },
  },
};
