//! Documents: what is known of a text beside the text.

/// A text with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Unique among the documents of one graph (by default the file name without its ending).
    pub id: String,
    /// Headline, where it is given apart from the text.
    pub title: Option<String>,
    /// Day of publication, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Where the text comes from.
    pub uri: Option<String>,
    /// Who published it: the paper, the agency.
    pub publisher: Option<String>,
    /// Language of the text (`de`, `en`).
    pub lang: String,
    /// The text, exactly as given; every span points into it.
    pub text: String,
}
