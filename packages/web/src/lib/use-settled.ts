import { useEffect, useState } from 'react';

/** The value once it has stayed the same for a while: what is typed is not asked about at every key. */
export function useSettled<Value extends string>(value: Value, pauseMs: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value, pauseMs]);
  return settled;
}
