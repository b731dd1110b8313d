//! A page as a tree of nodes, and no more of them than a page has.
//!
//! The standard's parser opens every formatting element that was left open again in each paragraph, so that a page of a
//! megabyte can become a tree of many gigabytes; and nesting without end makes every look for an open element a long
//! one. So the page is given to the parser bit by bit, and the tree is looked at in between.

use dom_query::{Document, NodeId};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};

use super::{
    NoPage,
    fed::{Fed, bits},
};

/// Pages of books have fewer.
pub(super) const MOST_NODES: usize = 300_000;

/// Browsers nest no deeper.
pub(super) const DEEPEST: usize = 512;

/// The depths of all nodes together: what looks for the article goes up and down the tree, again and again.
const MOST_STEPS: usize = 5_000_000;

/// So many nodes may come in before their depth is looked at, or a part of those that are there.
const FEW: usize = 1000;
const PART: usize = 16;

pub(super) fn tree(text: &str) -> Result<Document, NoPage> {
    // Without scripts, what `<noscript>` holds is the page's.
    let builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let mut parser = Fed::new(TreeBuilder::new(Document::default(), builder));
    let mut seen = Seen::default();
    for bit in bits(text) {
        parser.give(bit)?;
        let so_far = &parser.sink().sink;
        // The parser's complaints of the page would be gathered, too.
        so_far.errors.borrow_mut().clear();
        if so_far.tree.len() > seen.nodes + FEW.max(seen.nodes / PART) {
            seen = seen.with_more(so_far)?;
        }
    }
    let tree = parser.end().sink.finish();
    seen.with_more(&tree)?;
    Ok(tree)
}

/// How much of a tree was looked at.
#[derive(Debug, Default)]
struct Seen {
    nodes: usize,
    /// Their depths together.
    steps: usize,
    /// Nodes are numbered as they come in.
    latest: Option<NodeId>,
}

impl Seen {
    /// Looks at what has come in since; refused where it is more, or deeper, than pages are.
    fn with_more(self, page: &Document) -> Result<Self, NoPage> {
        let nodes = page.tree.len();
        if nodes > MOST_NODES {
            return Err(NoPage::TooLarge);
        }
        let (mut latest, mut steps) = (self.latest, self.steps);
        for node in page.root().descendants_it().filter(|node| Some(node.id) > self.latest) {
            let depth = page.tree.ancestor_ids_of_it(&node.id, Some(DEEPEST + 1)).count();
            steps += depth;
            if depth > DEEPEST || steps > MOST_STEPS {
                return Err(NoPage::TooLarge);
            }
            latest = latest.max(Some(node.id));
        }
        Ok(Self { nodes, steps, latest })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many formatting elements that are not alike, left open.
    fn open_ones(count: usize) -> String {
        let ones: Vec<String> = (0..count).map(|number| format!("<b class={number}>")).collect();
        ones.concat()
    }

    #[test]
    fn pages_that_would_take_all_memory_or_all_day_are_refused() {
        for page in [
            "<div>".repeat(400_000),
            "<p>".repeat(400_000),
            open_ones(50_000) + &"<p>x".repeat(100_000),
            format!("<p>{}{}", open_ones(400), "</p><p>x".repeat(100_000)),
            "<table><td>".repeat(100_000),
            "<svg>".repeat(100_000),
            "<b><object>".repeat(100_000),
            format!("{}{}", "<div>".repeat(400), "<p>x</p>".repeat(20_000)),
            format!("<p {}>", (0..20_000).map(|number| format!("a{number}")).collect::<Vec<_>>().join(" ")),
        ] {
            assert_eq!(tree(&page).err(), Some(NoPage::TooLarge), "{:?}", page.get(..20));
        }
        assert!(tree(&"<p>The port <b>closed</b>.".repeat(10_000)).is_ok());
    }
}
