import { DecoratorNode } from 'lexical';

/** An image in a line, as every product on Lexical adds it: Lexical itself has none. */
export class ImageNode extends DecoratorNode {
  static getType() {
    return 'image';
  }

  static clone(node) {
    return new ImageNode(node.src, node.alt, node.getKey());
  }

  static importJSON({ src, alt }) {
    return new ImageNode(src, alt);
  }

  static importDOM() {
    return { img: () => ({ conversion: image => ({ node: new ImageNode(image.src, image.alt) }), priority: 0 }) };
  }

  constructor(src = '', alt = '', key) {
    super(key);
    this.src = src;
    this.alt = alt;
  }

  exportJSON() {
    return { ...super.exportJSON(), src: this.src, alt: this.alt };
  }

  exportDOM() {
    return { element: this.createDOM() };
  }

  createDOM() {
    return Object.assign(document.createElement('img'), { src: this.src, alt: this.alt });
  }

  updateDOM() {
    return false;
  }

  isInline() {
    return true;
  }

  decorate() {
    return null;
  }
}
