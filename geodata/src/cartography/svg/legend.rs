//! What stands around the map: legend, symbols, scale, sources.

use super::xml::{escape, fill, plate, write};
use super::{Drawing, HEIGHT, MAP};
use crate::cartography::Theme;

impl Drawing<'_> {
    pub(super) fn legend(&self, out: &mut String) {
        let x = MAP[0] + MAP[2] + 20.0;
        let mut y = MAP[1] + 16.0;
        let title = self.say(&self.body.legend_title);
        write(
            out,
            format_args!(
                "<g id=\"legend\" font-size=\"15\">\n<text x=\"{x}\" y=\"{y}\" font-weight=\"700\">{title}</text>\n"
            ),
        );
        for entry in &self.body.legend {
            y += 26.0;
            let label = self.say(&entry.label);
            write(
                out,
                format_args!(
                    "<rect x=\"{x}\" y=\"{:.0}\" width=\"22\" height=\"16\" fill=\"{}\" stroke=\"#5d7083\" stroke-width=\"0.75\"/><text x=\"{:.0}\" y=\"{y}\">{label}</text>\n",
                    y - 13.0,
                    fill(&entry.colour),
                    x + 32.0
                ),
            );
        }
        y += 40.0;
        y = self.symbols(out, x, y);
        if self.spec.theme != Theme::Zones {
            for (number, zone) in &self.atlas.atlas.zones {
                y += 22.0;
                plate(out, x + 11.0, y - 4.5, *number);
                let name = self.say(&zone.name);
                write(
                    out,
                    format_args!(
                        "<text x=\"{:.0}\" y=\"{y}\" font-size=\"13\">{name}</text>\n",
                        x + 32.0
                    ),
                );
            }
        }
        out.push_str("</g>\n");
    }

    /// What circles and dashed lines stand for; gives the height below them.
    fn symbols(&self, out: &mut String, x: f64, y: f64) -> f64 {
        let (points, lines) = (
            self.texts.text("symbol-points", &[]),
            self.texts.text("symbol-schematic", &[]),
        );
        let (circle, text, dash) = (x + 11.0, x + 32.0, y + 26.0);
        write(
            out,
            format_args!(
                "<circle cx=\"{circle}\" cy=\"{:.1}\" r=\"8\" fill=\"#17324d\"/><text x=\"{text}\" y=\"{y}\" font-size=\"13\">{}</text>\n\
             <path d=\"M{x},{:.1}h24\" stroke=\"#455a64\" stroke-width=\"3\" stroke-dasharray=\"7 6\"/><text x=\"{text}\" y=\"{dash}\" font-size=\"13\">{}</text>\n",
                y - 4.5,
                escape(&points),
                dash - 4.5,
                escape(&lines)
            ),
        );
        dash + 16.0
    }

    pub(super) fn footer(&self, out: &mut String) {
        let km = self.frame.kilometres(100.0);
        let nice = [50.0, 20.0, 10.0, 5.0]
            .into_iter()
            .find(|n| *n <= km)
            .unwrap_or(5.0);
        let (x, y, length) = (MAP[0], HEIGHT - 40.0, 100.0 * nice / km);
        let label = self.texts.number(nice, 0);
        write(
            out,
            format_args!(
                "<g id=\"scale\"><path d=\"M{x},{} v6 h{length:.1} v-6\" fill=\"none\" stroke=\"#19191a\" stroke-width=\"1.5\"/><text x=\"{:.1}\" y=\"{y}\" font-size=\"12\">{label} km</text></g>\n",
                y - 8.0,
                x + length + 8.0
            ),
        );
        let sources = escape(&self.body.attribution);
        let date = escape(&self.atlas.atlas.date);
        write(
            out,
            format_args!(
                "<text x=\"{x}\" y=\"{:.0}\" font-size=\"12\" fill=\"#455a64\">{sources} · {date} · {}</text>\n",
                HEIGHT - 14.0,
                self.body.version
            ),
        );
    }
}
