const FILES = import.meta.glob<string>('../../../../../shared_templates/packs/*.yaml', {
  query: '?raw',
  import: 'default',
});

/** A pack that comes with the extension; read only when a person looks at it. */
export interface StarterPack {
  name: string;
  read(): Promise<string>;
}

export const STARTER_PACKS: StarterPack[] = Object.entries(FILES).map(([path, read]) => ({
  name: path.split('/').at(-1) ?? path,
  read,
}));
