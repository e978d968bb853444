import { describe, expect, test } from '@jest/globals';
import { readLinks, writeLinks } from '../../src/contributors/links.rules.ts';

describe('links', () => {
  test.each([
    ['', null, null],
    ['\u200b \n', null, null],
    ['https://github.com/octocat', 'octocat', null],
    ['http://www.github.com/octocat/', 'octocat', null],
    ['github.com/mona-lisa_acme', 'mona-lisa_acme', null],
    ['HTTPS://GitHub.com/octocat?tab=repositories#top', 'octocat', null],
    ['https://huggingface.co/julien-c', null, 'julien-c'],
    ['hf.co/OpenLLM-France, github.com/octocat', 'octocat', 'OpenLLM-France'],
    ['https://github.com/octocat\nhttps://huggingface.co/octo', 'octocat', 'octo'],
    ['github.com/first github.com/second', 'second', null],
  ])('are read from %j', (typed, github, huggingFace) => expect(readLinks(typed)).toEqual({ github, huggingFace }));

  test.each([
    'octocat',
    'javascript:alert(1)',
    'javascript://github.com/octocat',
    'data:text/html,x',
    'ftp://github.com/octocat',
    'https://github.com',
    'https://github.com/octocat/hello-world',
    'https://github.com.evil.example/octocat',
    'https://evil.example/github.com',
    'https://github.com/@everyone)(',
    `https://github.com/${'o'.repeat(40)}`,
    'https://huggingface.co/openllm-france/lucie',
    'https://huggingface.co/a.b',
    'github.com/octocat and then',
    '<@123>',
    'é',
  ])('are not read from %j', (typed) => expect(() => readLinks(typed)).toThrow('contributor.errors.badLink'));

  test('are shown as addresses that can be read again', () => {
    const links = { github: 'octocat', huggingFace: 'octo' };
    expect(writeLinks(links)).toBe('https://github.com/octocat\nhttps://huggingface.co/octo');
    expect(readLinks(writeLinks(links))).toEqual(links);
    expect(writeLinks({ github: null, huggingFace: null })).toBe('');
  });
});
