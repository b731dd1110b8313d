use super::*;
use crate::{export::tests::bridge, load::tests::in_folder};

fn written(checked: &Checked, id: &str) -> String {
    let id = checked.timeline.events.find(&checked.timeline.texts, id).expect("an event");
    event(checked, id, 1)
}

#[test]
fn an_event_is_taken_along_with_all_that_its_sources_say() {
    insta::assert_snapshot!("closure", written(&bridge(), "closure"));
    insta::assert_snapshot!("fall", written(&bridge(), "fall"));
}

#[test]
fn hostile_words_are_made_visible_and_are_no_markup() {
    let hostile = r"\u001b]0;x\u0007\u202e<script>[a](javascript:b)`c`";
    let text = format!(
        "[actors.a]\nname = \"{hostile}\"\n[articles.n]\ntitle = \"{hostile}\"\nurl = \"{hostile}\"\n\
         [[events]]\nid = 'e'\ntitle = \"{hostile}\"\nsummary = \"# {hostile}\"\nactors = ['a']\n\
         tags = [\"{hostile}\"]\nnote = \"{hostile}\"\n[[events.sources]]\narticle = 'n'\n\
         quote = \"{hostile}\"\nlocator = \"{hostile}\"\nnote = \"{hostile}\"\n"
    );
    let loaded = in_folder(&[("t.toml", &text)]);
    let checked = Checked::new(loaded.timeline, loaded.problems);
    let written = written(&checked, "e");
    assert!(crate::text::characters(&written).all(|(_, c, stands)| c == '\n' || stands), "{written}");
    let shown = r"␛\]0;x␇\<U+202E\>\<script\>\[a\](javascript:b)\`c\`";
    assert_eq!(written.matches(shown).count(), 10, "{written}");
    assert_eq!(written.replace(shown, "").matches(['<', '[', '`']).count(), 0, "{written}");
}
