import { serve as runServer } from '@yinxin/server';
import type { Command } from './command.ts';

export const serve: Command = {
  usage: '',
  about: {
    'zh-CN': '启动服务，按 Ctrl-C 停止。设置由 YINXIN_* 环境变量给出。',
    en: 'Runs the server until Ctrl-C. Settings come from YINXIN_* environment variables.',
  },
  options: {},
  positionals: [0, 0],
  run: () => runServer(process.env),
};
