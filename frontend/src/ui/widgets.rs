//! Small views that several others use.

use geodata_model::{AxisNumber, Citation, Figure, Project, Source, Status, StrategyCode, Symbol};
use yew::prelude::*;

use super::context::{Link, Ui, use_ui};

/// A source in a few words: publisher and date.
pub fn source_in_words(ui: &Ui, source: &Source) -> String {
    ui.messages.format(
        "ui-source-in-words",
        &[
            ("title", source.title.as_str().into()),
            ("publisher", source.publisher.as_str().into()),
            ("date", ui.messages.date(&source.date).into()),
        ],
    )
}

/// Properties of [`SourceMark`].
#[derive(Properties, PartialEq)]
pub struct SourceMarkProps {
    /// The figure the mark stands beside.
    pub of: Figure,
}

/// A small link beside a figure that leads to its source. Empty when the atlas names no source for the figure.
#[component]
pub fn SourceMark(props: &SourceMarkProps) -> Html {
    let ui = use_ui();
    let named = ui.data.plan.figure_sources.get(&props.of);
    let Some(source) = named.and_then(|id| ui.data.source(id.as_str())) else {
        return Html::default();
    };
    let words = source_in_words(&ui, source);
    let label = ui
        .messages
        .format("ui-source-of", &[("source", words.into())]);
    html! {
        <Link to={ui.page.at_source(Some(source.id.clone()))} class="source-mark" label={label}>
            { icon("source") }
        </Link>
    }
}

/// Properties of [`Citations`].
#[derive(Properties, PartialEq)]
pub struct CitationsProps {
    /// What is cited.
    pub citations: Vec<Citation>,
}

/// A record's citations: section, document, date, each leading to the source's entry.
#[component]
pub fn Citations(props: &CitationsProps) -> Html {
    let ui = use_ui();
    let items = props.citations.iter().map(|citation| {
        let id = citation.source.as_str();
        let (title, date) = ui.data.source(id).map_or((id, String::new()), |source| {
            (source.title.as_str(), ui.messages.date(&source.date))
        });
        let section = Some(citation.section.as_str()).filter(|s| !s.is_empty());
        html! {
            <li>
                <Link to={ui.page.at_source(Some(citation.source.clone()))}>{ title }</Link>
                if let Some(section) = section { <span class="quiet">{ format!(", {section}") }</span> }
                if !date.is_empty() { <span class="quiet">{ format!(" ({date})") }</span> }
            </li>
        }
    });
    html! { <ul class="citations">{ for items }</ul> }
}

/// An icon of the page's own set; decorative, so it is hidden from assistive technology.
pub fn icon(name: &str) -> Html {
    let path = match name {
        "source" => "M4 2h6l3 3v9H4zM9.5 2v3.5H13M6.5 8h4M6.5 10.5h4",
        "search" => "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3 14 14",
        "close" => "M3.5 3.5l9 9M12.5 3.5l-9 9",
        "back" => "M10 3 5 8l5 5",
        "forward" => "M6 3l5 5-5 5",
        "screen" => "M2.5 3h11v7.5h-11zM8 10.5V13M5.5 13.5h5M6.75 5v3.5l3-1.75z",
        "plus" => "M8 3v10M3 8h10",
        "minus" => "M3 8h10",
        "home" => "M2.5 8 8 3l5.5 5M4.5 7v6h7V7",
        "link" => {
            "M6.5 9.5l3-3M7 4.5l1.5-1.5a2.5 2.5 0 0 1 4 4L11 8.5M9 11.5 7.5 13a2.5 2.5 0 0 1-4-4L5 7.5"
        }
        "table" => "M2.5 3.5h11v9h-11zM2.5 6.5h11M6.5 6.5v6",
        "map" => "M2.5 4 6 2.5l4 1.5 3.5-1.5v9.5L10 13.5 6 12l-3.5 1.5zM6 2.5V12M10 4v9.5",
        "filter" => "M2.5 4h11M4.5 8h7M6.5 12h3",
        "download" => "M8 2.5v7M5 7l3 3 3-3M3 13h10",
        "moon" => "M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5z",
        "sun" => {
            "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7"
        }
        "print" => "M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z",
        _ => "M8 4v5M8 11.5v.5",
    };
    html! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d={path} fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>
        </svg>
    }
}

/// The shape of a kind in a colour; the same shapes as on the map.
pub fn symbol(symbol: Symbol, colour: &str) -> Html {
    let path = match symbol {
        Symbol::Circle => "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11z",
        Symbol::Square => "M3 3h10v10H3z",
        Symbol::Triangle => "M8 2.5 14 13H2z",
        Symbol::Diamond => "M8 1.5 14.5 8 8 14.5 1.5 8z",
        Symbol::Cross => "M6 2h4v4h4v4h-4v4H6v-4H2V6h4z",
        Symbol::Hexagon => "M4.7 2.3h6.6L14.5 8l-3.2 5.7H4.7L1.5 8z",
        Symbol::Star => {
            "M8 1.5l1.9 4.4 4.8.4-3.6 3.2 1.1 4.7L8 11.7l-4.2 2.5 1.1-4.7L1.3 6.3l4.8-.4z"
        }
        Symbol::Line => "M1.5 12.5 6 5.5l4 4 4.5-7.5 1.5 1-5.6 9.4-4-4-3.4 5.3z",
    };
    html! {
        <svg class="symbol" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d={path} fill={colour.to_owned()}/>
        </svg>
    }
}

/// The shape of a project's kind in the colour of its primary axis.
pub fn project_symbol(ui: &Ui, project: &Project) -> Html {
    let shape = ui
        .data
        .kind(&project.kind)
        .map_or(Symbol::Circle, |kind| kind.symbol);
    symbol(shape, ui.data.axis_colour(primary_axis(project)))
}

/// The axis of a project's first strategy.
pub fn primary_axis(project: &Project) -> AxisNumber {
    project.strategies.first().map_or(AxisNumber(0), |s| s.axis)
}

/// The status of a project, as a tag.
pub fn status_tag(ui: &Ui, status: Status) -> Html {
    let text = ui.messages.text(&format!("status-{}", status.id()));
    html! { <span class={classes!("status", format!("status-{}", status.id()))}>{ text }</span> }
}

/// A strategy's code in the colour of its axis.
pub fn strategy_code(ui: &Ui, code: StrategyCode) -> Html {
    html! {
        <span class="code" ~style={format!("--axis: {}", ui.data.axis_colour(code.axis))}>
            { code.to_string() }
        </span>
    }
}

/// A bar whose length is `part` of the whole; decorative, its number stands beside it.
pub fn bar(part: f64) -> Html {
    let width = format!("--part: {:.4}", part.clamp(0.0, 1.0));
    html! { <span class="bar" aria-hidden="true" ~style={width}></span> }
}

/// A figure with its name and the mark of its source.
pub fn figure(name: &str, value: &str, detail: &str, mark: Html) -> Html {
    html! {
        <div class="figure">
            <dt>{ name }{ mark }</dt>
            <dd>
                <span class="figure-value">{ value }</span>
                if !detail.is_empty() { <span class="figure-detail">{ detail }</span> }
            </dd>
        </div>
    }
}
