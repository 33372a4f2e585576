import { useState } from 'react';
import { createRoot } from 'react-dom/client';

/** A field whose value React keeps and writes back at every change. */
export function controlled(here, Tag) {
  const root = createRoot(here);
  let draws = 0;
  let kept = '';

  function Field({ start }) {
    const [value, setValue] = useState(start);
    kept = value;
    return <Tag rows={Tag === 'textarea' ? 12 : undefined} style={{ width: 640 }} value={value} onChange={event => setValue(event.target.value)} />;
  }

  const set = async text => {
    root.render(<Field key={++draws} start={text} />);
    await new Promise(drawn => setTimeout(drawn, 50));
  };
  return { plain: true, field: () => here.firstElementChild, value: () => kept, set };
}
