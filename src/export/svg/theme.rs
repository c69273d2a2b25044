//! Colours on light and on dark screens, as CSS.

use crate::actor::Kind;
use crate::export::colours::{self, Rgb, hex};
use crate::relation::Quad;

/// The class of everything in the colour of a quad.
pub(super) fn class(quad: Option<Quad>) -> &'static str {
    match quad {
        Some(Quad::VerbalCooperation) => "vc",
        Some(Quad::MaterialCooperation) => "mc",
        Some(Quad::VerbalConflict) => "vx",
        Some(Quad::MaterialConflict) => "mx",
        None => "o",
    }
}

/// The style sheet.
pub(super) fn style(dark: bool) -> String {
    let font = "text{font-family:Helvetica,Arial,'Liberation Sans','DejaVu Sans',sans-serif}\n\
                .name{font-size:13px;text-anchor:middle}\n\
                .label{font-size:10.5px;text-anchor:middle}\n\
                .key{font-size:11px}\n\
                .strip{opacity:.85}\n\
                .line{fill:none}\n\
                .node{stroke-width:1px}\n";
    if dark {
        return format!("{font}{}", rules(true));
    }
    format!("{font}{}@media (prefers-color-scheme:dark){{\n{}}}\n", rules(false), rules(true))
}

/// The rules of a theme. No variables: not every program that draws SVG knows them.
fn rules(dark: bool) -> String {
    let (paper, ink, border) =
        if dark { ("#15181d", "#f1f1f1", "#8d949c") } else { ("#ffffff", "#111111", "#444444") };
    let mut css = format!(
        ".paper{{fill:{paper}}}\n.name,.key{{fill:{ink}}}\n.node{{stroke:{border}}}\n\
         .line,.bar{{stroke:{border}}}\n.tip{{fill:{border}}}\n"
    );
    for kind in [Kind::Person, Kind::Organization, Kind::Place, Kind::Group] {
        let fill = if dark { colours::fill_dark(kind) } else { colours::fill(kind) };
        css.push_str(&format!(".{}{{fill:{}}}\n", kind.name(), hex(fill)));
    }
    for quad in Quad::ALL.into_iter().map(Some).chain([None]) {
        let (line, words) = pair(quad, dark);
        let (class, line, words) = (class(quad), hex(line), hex(words));
        css.push_str(&format!(
            ".line.{class},.bar.{class}{{stroke:{line}}}\n.tip.{class}{{fill:{line}}}\n.label.{class}{{fill:{words}}}\n"
        ));
    }
    css
}

fn pair(quad: Option<Quad>, dark: bool) -> (Rgb, Rgb) {
    if dark { colours::quad_dark(quad) } else { colours::quad(quad) }
}
