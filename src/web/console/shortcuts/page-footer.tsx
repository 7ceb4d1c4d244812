import { useCallback, useState } from 'react';
import { HelpDialog } from './help-dialog.js';
import { useShortcutSetting } from './use-shortcut-setting.js';
import { useShortcuts } from './use-shortcuts.js';

/** The end of each page, with the help on its shortcuts. */
export function PageFooter() {
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const [isOn, setIsOn] = useShortcutSetting();
  const showHelp = useCallback(() => setIsHelpOpen(true), []);
  useShortcuts(isOn, showHelp);
  return (
    <footer>
      <button type="button" className="plain" onClick={showHelp}>
        Keyboard shortcuts
      </button>
      {isHelpOpen && <HelpDialog isOn={isOn} onToggle={setIsOn} onClose={() => setIsHelpOpen(false)} />}
    </footer>
  );
}
