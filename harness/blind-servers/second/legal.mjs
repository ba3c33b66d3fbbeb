import { list } from '../tools.mjs';
const { all } = list('legal');
export const legal = all;
