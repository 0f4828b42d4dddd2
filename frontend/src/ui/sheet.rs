//! The panel's container: beside the map on large screens, a bottom sheet on phones.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::context::use_ui;

/// The height of the bottom sheet. On large screens it makes no difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Height {
    /// Only the top of the panel is visible.
    Low,
    /// The map above, the panel below.
    #[default]
    Half,
    /// The panel covers the map.
    Full,
}

/// Shares of the window's height at which the sheet snaps; style.css draws them.
const SNAP_POINTS: [(Height, f64); 3] = [
    (Height::Low, 0.16),
    (Height::Half, 0.5),
    (Height::Full, 0.92),
];
/// A movement shorter than this is a tap.
const TAP_PX: f64 = 6.0;

impl Height {
    /// The snap point nearest to a share of the window's height.
    pub fn nearest(share: f64) -> Self {
        let distance = |snap_point: &(Self, f64)| (snap_point.1 - share).abs();
        let nearest = SNAP_POINTS
            .iter()
            .min_by(|a, b| distance(a).total_cmp(&distance(b)));
        nearest.map_or_else(Self::default, |(height, _)| *height)
    }

    /// The height after a tap on the handle.
    pub fn tapped(self) -> Self {
        match self {
            Self::Low | Self::Full => Self::Half,
            Self::Half => Self::Full,
        }
    }

    /// The next snap point up or down, for the arrow keys.
    pub fn stepped(self, up: bool) -> Self {
        match (self, up) {
            (Self::Low, true) | (Self::Full, false) => Self::Half,
            (Self::Half | Self::Full, true) => Self::Full,
            (Self::Half | Self::Low, false) => Self::Low,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Low => "sheet-low",
            Self::Half => "sheet-half",
            Self::Full => "sheet-full",
        }
    }
}

/// A drag of the handle: where it began and where it is, in CSS pixels from the top of the window.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Drag {
    from: f64,
    y: f64,
}

/// Properties of [`Sheet`].
#[derive(Properties, PartialEq)]
pub struct SheetProps {
    /// The panel.
    pub children: Html,
}

/// The panel's container.
#[component]
pub fn Sheet(props: &SheetProps) -> Html {
    let ui = use_ui();
    let height = use_state(Height::default);
    let drag = use_state(|| None::<Drag>);
    let onpointerdown = {
        let drag = drag.clone();
        Callback::from(move |event: PointerEvent| {
            if let Some(handle) = event.target_dyn_into::<HtmlElement>() {
                // without capture the drag still works while the finger stays on the handle
                let _ = handle.set_pointer_capture(event.pointer_id());
            }
            let y = f64::from(event.client_y());
            drag.set(Some(Drag { from: y, y }));
        })
    };
    let onpointermove = {
        let drag = drag.clone();
        Callback::from(move |event: PointerEvent| {
            if let Some(Drag { from, .. }) = *drag {
                drag.set(Some(Drag {
                    from,
                    y: f64::from(event.client_y()),
                }));
            }
        })
    };
    let onpointerup = {
        let (drag, height) = (drag.clone(), height.clone());
        Callback::from(move |_: PointerEvent| {
            if let Some(Drag { from, y }) = *drag {
                let tap = (y - from).abs() < TAP_PX;
                height.set(if tap {
                    height.tapped()
                } else {
                    Height::nearest(share(y))
                });
            }
            drag.set(None);
        })
    };
    let onpointercancel = {
        let drag = drag.clone();
        Callback::from(move |_: PointerEvent| drag.set(None))
    };
    let onkeydown = {
        let height = height.clone();
        Callback::from(move |event: KeyboardEvent| {
            match event.key().as_str() {
                "ArrowUp" => height.set(height.stepped(true)),
                "ArrowDown" => height.set(height.stepped(false)),
                "Enter" | " " => height.set(height.tapped()),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let dragged = drag.filter(|drag| (drag.y - drag.from).abs() >= TAP_PX);
    let style = dragged.map_or_else(String::new, |drag| {
        format!(
            "--sheet: {:.1}dvh",
            (share(drag.y) * 100.0).clamp(10.0, 92.0)
        )
    });
    html! {
        <main class={classes!("side", height.class(), dragged.map(|_| "dragged"))} ~style={style}>
            <button
                type="button" class="sheet-handle" aria-label={ui.messages.text("ui-sheet")}
                aria-expanded={(*height != Height::Low).to_string()}
                {onpointerdown} {onpointermove} {onpointerup} {onpointercancel} {onkeydown}
            ></button>
            { props.children.clone() }
        </main>
    }
}

/// The share of the window's height below a position.
fn share(y: f64) -> f64 {
    let height = crate::platform::window_height();
    1.0 - y / height.max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_released_sheet_goes_to_the_nearest_snap_point() {
        assert_eq!(Height::nearest(0.05), Height::Low);
        assert_eq!(Height::nearest(0.4), Height::Half);
        assert_eq!(Height::nearest(0.99), Height::Full);
    }

    #[test]
    fn taps_and_keys_reach_every_snap_point() {
        assert_eq!(Height::Low.tapped(), Height::Half);
        assert_eq!(Height::Half.tapped(), Height::Full);
        assert_eq!(Height::Full.tapped(), Height::Half);
        assert_eq!(Height::Half.stepped(false), Height::Low);
        assert_eq!(Height::Low.stepped(false), Height::Low);
        assert_eq!(Height::Full.stepped(true), Height::Full);
    }
}
