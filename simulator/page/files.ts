import type { FileInput } from './protocol.ts';

/** More than this the page does not send; Discord's own limit for people without a subscription. */
export const mostMegabytes = 10;

/** A chosen file as it travels to the server. */
export function toInput(file: File): Promise<FileInput> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      // data:TYPE;base64,CONTENT
      const base64 = String(reader.result).replace(/^[^,]*,/, '');
      resolve({ filename: file.name, contentType: file.type || 'application/octet-stream', base64 });
    };
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** Whether one of the files is more than can be sent. */
export const tooBig = (files: readonly File[]): boolean => files.some((file) => file.size > mostMegabytes * 1_000_000);
