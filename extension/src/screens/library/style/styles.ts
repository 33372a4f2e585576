/** How the library looks, wherever its screens are shown. */
import '../../tokens.css';
import '../../parts/parts.css';
import './frame.css';
import './list.css';
import './beside.css';
import './editor.css';
import './attachments.css';
import './pages.css';
import './settle.css';
import '../../versions/versions.css';
import './commands.css';
import './contrast.css';
