//! Input on the map (click, wheel, drag, keyboard), and its behaviour when the context, the graphics processor or the worker fails.

use e2e::browser::{Browser, Device};
use e2e::server::Server;

use crate::page::{CANVAS, IDLE, PINEROLO, Page, view};

#[test]
fn clicking_pinerolo_opens_zone_5() {
    let page = Page::open_idle(Device::DESKTOP, &format!("?{}", view(PINEROLO, 10.0)));
    let [x, y] = page.point_of(PINEROLO, PINEROLO, 10.0);
    page.browser.click_at(x, y, false);
    page.wait_for_parameter("zone", "5");
    page.wait_for_title("Pinerol");
    page.assert_console_is_clean();
}

#[test]
fn clicking_away_from_the_centre_finds_the_right_zone() {
    // Ivrea is 60 km from the centre of this view: an error of scale would show
    let (ivrea, turin) = ([7.8765, 45.4672], [7.68, 45.07]);
    let page = Page::open_idle(Device::DESKTOP, &format!("?{}", view(turin, 8.5)));
    let [x, y] = page.point_of(ivrea, turin, 8.5);
    page.browser.click_at(x, y, false);
    page.wait_for_parameter("zone", "9");
}

/// Turns the wheel at a point and waits until the map is nearer than zoom 9.
fn assert_wheel_zooms(page: &Page, [x, y]: [f64; 2]) {
    for _ in 0..5 {
        page.browser.wheel(x, y, -120);
    }
    page.browser
        .wait_until("parseFloat(new URLSearchParams(location.search).get('view') ?? '9') > 9.2");
    page.wait_idle();
    page.assert_console_is_clean();
}

#[test]
fn the_wheel_zooms_and_the_address_follows() {
    let page = Page::open_idle(Device::DESKTOP, &format!("?{}", view(PINEROLO, 9.0)));
    let [left, top, _, height] = page.map_part();
    // below the legend, where there is no label
    assert_wheel_zooms(&page, [left + 20.0, top + height - 20.0]);
}

#[test]
fn the_wheel_zooms_over_a_label_too() {
    let page = Page::open_idle(Device::DESKTOP, &format!("?{}", view(PINEROLO, 9.0)));
    let [left, top, width, height] = page.browser.part(".label-badge");
    assert_wheel_zooms(&page, [left + width / 2.0, top + height / 2.0]);
}

#[test]
fn dragging_moves_the_map_by_as_much() {
    let page = Page::open_idle(Device::DESKTOP, &format!("?{}", view(PINEROLO, 10.0)));
    let [left, top, width, height] = page.map_part();
    let from = [left + width / 2.0, top + height / 2.0];
    page.browser.drag(from, [from[0] + 200.0, from[1]]);
    // 200 px at zoom 10 are 200 / (512 * 1024) of the world
    let moved = PINEROLO[0] - 200.0 / (512.0 * 1024.0) * 360.0;
    page.browser.wait_until(&format!(
        "Math.abs(parseFloat((new URLSearchParams(location.search).get('view') ?? '').split('/')[2]) - {moved}) < 0.005"
    ));
}

#[test]
fn the_keyboard_zooms_the_map() {
    let page = Page::open_idle(Device::DESKTOP, &format!("?{}", view(PINEROLO, 9.0)));
    let _ = page.browser.eval(&format!(
        "(e => ((e.tabIndex >= 0 ? e : e.closest('[tabindex]')).focus(), true))(document.querySelector('{CANVAS}'))"
    ));
    page.browser.key("+");
    page.browser
        .wait_until("parseFloat(new URLSearchParams(location.search).get('view') ?? '9') > 9.2");
}

#[test]
fn after_a_lost_context_the_page_is_usable() {
    let page = Page::open_idle(Device::DESKTOP, "?zone=5");
    let _ = page.browser.eval(&format!(
        "(c => (c.getContext('webgl2').getExtension('WEBGL_lose_context').loseContext(), true))(document.querySelector('{CANVAS}'))"
    ));
    // drawn again on a new canvas, or replaced by the server's drawing
    page.browser.wait_until(&format!(
        "document.querySelector('{}') || (c => c && c.dataset.mapState === 'idle' && !c.getContext('webgl2')?.isContextLost())(document.querySelector('{CANVAS}'))",
        crate::page::FALLBACK
    ));
    page.wait_for_title("Pinerol");
}

#[test]
fn after_a_resize_labels_and_canvas_agree() {
    let page = Page::open_idle(Device::DESKTOP, "");
    let [.., before, _] = page.map_part();
    page.browser.resize(1000, 700);
    page.browser.wait_until(&format!(
        "document.querySelector('{CANVAS}').getBoundingClientRect().width < {before} - 100"
    ));
    page.wait_idle();
    // the number on Torino's circle is an element of the page, the circle is drawn by the engine
    let number = "[...document.querySelectorAll('.label-count')].sort((a, b) => b.textContent - a.textContent)[0]";
    // the labels are rendered one frame after the resize
    page.browser.wait_until(&format!(
        "{number}.getBoundingClientRect().right < window.innerWidth"
    ));
    let place = page.browser.eval(&format!(
        "(({{left, top, width, height}}) => [left + width / 2, top + height / 2])({number}.getBoundingClientRect())"
    ));
    let [x, y] = [0, 1].map(|i| place[i].as_f64().expect("the number has a place"));
    page.browser.click_at(x, y, false);
    page.wait_for_parameter("municipality", "001272");
}

#[test]
fn while_the_graphics_processor_is_busy_the_canvas_is_not_resized() {
    let page = Page::open_idle(Device::DESKTOP, "");
    // fences are not signalled until the test permits it
    let _ = page.browser.eval(
        "(of => { const ask = of.getSyncParameter; window.busy = true;\
           of.getSyncParameter = function (...all) { return window.busy ? this.UNSIGNALED : ask.apply(this, all); };\
         })(WebGL2RenderingContext.prototype)",
    );
    page.browser.resize(1000, 700);
    let middle = "(r => r.left + r.width / 2)";
    page.browser.wait_until(&format!(
        "((canvas, frame) => canvas.dataset.mapState === 'loading' && canvas.clientWidth > frame.clientWidth + 100\
           && canvas.width === canvas.clientWidth\
           && Math.abs({middle}(canvas.getBoundingClientRect()) - {middle}(frame.getBoundingClientRect())) <= 1)\
         (document.querySelector('{CANVAS}'), document.querySelector('{CANVAS}').parentElement)"
    ));
    let _ = page.browser.eval("window.busy = false");
    page.wait_idle();
    page.browser.wait_until(&format!(
        "((canvas, frame) => canvas.clientWidth === frame.clientWidth && canvas.width === frame.clientWidth)\
         (document.querySelector('{CANVAS}'), document.querySelector('{CANVAS}').parentElement)"
    ));
}

#[test]
fn without_answers_of_the_graphics_processor_the_map_is_drawn() {
    let server = Server::start();
    let browser = Browser::start(Device::DESKTOP);
    browser.run_first(
        "WebGL2RenderingContext.prototype.getSyncParameter = function () { return this.UNSIGNALED; };",
    );
    browser.open(&server.url("/"));
    let idle = "document.querySelector('canvas[data-map-state=idle]')";
    browser.wait_until(idle);
    browser.resize(1000, 700);
    browser.wait_until(&format!(
        "{idle} && document.querySelector('{CANVAS}').width === document.querySelector('.map-frame').clientWidth\
         && window.innerWidth === 1000"
    ));
}

/// Opens the page with a replacement of the browser's `Worker`, and waits for its map.
fn open_with_worker(worker: &str) -> (Server, Browser) {
    let server = Server::start();
    let browser = Browser::start(Device::DESKTOP);
    browser.run_first(&format!(
        "window.Worker = class extends window.Worker {{ {worker} }};"
    ));
    browser.open(&server.url(&format!("/?{}", view(PINEROLO, 10.0))));
    browser.wait_until(&format!("document.querySelector('{IDLE}')"));
    (server, browser)
}

#[test]
fn tiles_are_prepared_in_a_worker() {
    let (_server, browser) = open_with_worker(
        "constructor(...given) { super(...given); this.addEventListener('message', ({ data }) => \
            { if (data.parts?.length === 4) window.tilesRead = (window.tilesRead ?? 0) + 1; }); }",
    );
    assert!(browser.eval("window.tilesRead").as_u64() > Some(0));
}

#[test]
fn without_a_worker_the_page_prepares_its_tiles() {
    let (_server, browser) = open_with_worker(
        "constructor(_, options) { super(new URL('not-there.js', document.baseURI), options); }",
    );
    let part = browser.part(CANVAS);
    let drawn = browser.screenshot().drawn_share(part);
    assert!(drawn > 0.5, "only {:.0} % is drawn", drawn * 100.0);
}

#[test]
fn tiles_are_drawn_when_the_worker_does_not_answer() {
    open_with_worker("postMessage() {}");
}
