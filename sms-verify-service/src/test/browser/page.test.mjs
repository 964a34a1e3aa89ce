// Walks through the verification page in a real browser; BrowserTest.java starts it.
//
// PAGE_ORIGIN   where the service is, such as http://localhost:8083
// PAGE_PEOPLE   JSON: people of orders whose codes were sent, as {phone, code, tail}; each is used once
// PAGE_PAIR     JSON: two people of one order
// CHROMIUM      the browser's executable; /usr/bin/chromium unless said
// PAGE_SHOTS    directory for screenshots; a temporary one unless said

import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";

const origin = process.env.PAGE_ORIGIN;
const people = JSON.parse(process.env.PAGE_PEOPLE);
const pair = JSON.parse(process.env.PAGE_PAIR);
const shots = process.env.PAGE_SHOTS ?? fs.mkdtempSync(path.join(os.tmpdir(), "beian-page-"));
const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 800 };
const LANGUAGES = {
  "zh-CN": {
    verified: "短信核验已全部完成",
    waiting: "您的核验已完成",
    invalid: "填写内容有误",
    unknown: "该条验证库里找不到记录",
    resent: "验证码已重发",
    unchecked: "人机验证未通过",
  },
  en: {
    verified: "All phones are verified",
    waiting: "Your phone is verified",
    invalid: "Something needs correcting",
    unknown: "No such record",
    resent: "A new code is on its way",
    unchecked: "The human check did not succeed",
  },
};

let browser;

before(async () => {
  fs.mkdirSync(shots, { recursive: true });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
});

after(async () => {
  await browser?.close();
  console.log(`screenshots: ${shots}`);
});

const somebody = () => people.shift() ?? assert.fail("PAGE_PEOPLE are too few");

/** A page of its own; whatever leaves the origin or breaks the policy fails the test. */
async function open(options, work) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== origin) {
      wrong.push(`asks ${request.url()}`);
    }
    assert.doesNotMatch(request.url(), /1[3-9][0-9]{9}/, "a phone in an address");
  });
  page.on("console", (message) => {
    // pages of refusals are 4xx by intention
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      wrong.push(message.text());
    }
  });
  page.on("pageerror", (error) => wrong.push(String(error)));
  try {
    await work(page);
    assert.deepEqual(wrong, []);
  } finally {
    await context.close();
  }
}

/** No violation of WCAG 2.2 AA, nothing cut off, targets large enough; and a picture of it. */
async function look(page, name) {
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: `${axe};0` });
  const found = await page.evaluate(async () => (await globalThis.axe.run()).violations);
  await session.detach();
  assert.deepEqual(
    found.map((each) => `${each.id}: ${each.nodes.map((node) => node.target).join(", ")}`),
    [],
    name,
  );
  await assertFits(page, name);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll("a, button, summary, input:not([type=hidden])")]
      .filter((each) => !each.classList.contains("skip"))
      .map((each) => [each.textContent.trim() || each.id, each.getBoundingClientRect()])
      .filter(([, box]) => box.height < 44 || box.width < 44)
      .map(([text, box]) => `${text} ${Math.round(box.width)}×${Math.round(box.height)}`),
  );
  assert.deepEqual(small, [], name);
  await page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true });
}

async function assertFits(page, name) {
  const [wide, shown] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  assert.ok(wide <= shown, `${name} is ${wide} wide on ${shown}`);
}

const focused = (page) =>
  page.evaluate(() => document.activeElement.id || document.activeElement.className || document.activeElement.tagName);

async function tabTo(page, id) {
  for (let presses = 0; presses < 20; presses++) {
    if ((await focused(page)) === id) {
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineWidth);
      assert.equal(outline, "3px", `the focus on ${id} is to be seen`);
      return;
    }
    await page.keyboard.press("Tab");
  }
  assert.fail(`the Tab key does not lead to ${id}`);
}

async function assertOutcome(page, title) {
  await page.locator("section.outcome h1").waitFor();
  assert.equal(await page.locator("h1").innerText(), title);
  assert.equal(await focused(page), "H1");
  assert.ok((await page.title()).startsWith(title));
}

async function assertNotice(page, title) {
  await page.locator("div.notice").waitFor();
  assert.equal(await page.locator("div.notice h2").innerText(), title);
  assert.match(await focused(page), /^notice/);
}

for (const [width, viewport] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
  for (const [language, says] of Object.entries(LANGUAGES)) {
    const name = (what) => `${width}-${language}-${what}`;
    const at = { viewport, locale: language };

    test(`verifies by the keyboard alone: ${width}, ${language}`, async () => {
      const { phone, code, tail } = somebody();
      await open(at, async (page) => {
        await page.goto(`${origin}/verify`);
        await look(page, name("verify"));
        await page.keyboard.press("Tab");
        assert.equal(await focused(page), "skip");
        await page.keyboard.press("Enter");
        await tabTo(page, "phone");
        await page.keyboard.type(phone);
        await tabTo(page, "code");
        await page.keyboard.type(code);
        await tabTo(page, "certificateTail");
        await page.keyboard.type(tail);
        await page.keyboard.press("Enter");
        await assertOutcome(page, says.verified);
        await look(page, name("verified"));
      });
    });

    test(`leads from the summary to the fields: ${width}, ${language}`, async () => {
      await open(at, async (page) => {
        await page.goto(`${origin}/verify`);
        await page.locator("#phone").fill("1380057");
        await page.locator("#code").fill("98765");
        await page.keyboard.press("Enter");
        await assertNotice(page, says.invalid);
        await look(page, name("ill-formed"));
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        assert.equal(await focused(page), "phone");
        assert.equal(await page.locator("#phone").inputValue(), "1380057");
        assert.equal(await page.locator("#code").inputValue(), "");
      });
    });

    test(`asks again when nothing is found: ${width}, ${language}`, async () => {
      await open(at, async (page) => {
        await page.goto(`${origin}/verify`);
        await page.locator("#phone").fill("19912345678");
        await page.locator("#code").fill("123456");
        await page.locator("#certificateTail").fill("12345x");
        await page.locator("button").click();
        await assertNotice(page, says.unknown);
        assert.equal(await page.locator("#certificateTail").inputValue(), "12345x");
        await page.locator("summary").click();
        await look(page, name("unknown"));
      });
    });

    test(`sends another code after a proof of work: ${width}, ${language}`, async () => {
      const { phone, tail } = somebody();
      await open(at, async (page) => {
        await page.goto(`${origin}/verify/resend`);
        await look(page, name("resend"));
        await tabTo(page, "phone");
        await page.keyboard.type(phone);
        await tabTo(page, "certificateTail");
        await page.keyboard.type(tail);
        await page.keyboard.press("Enter");
        await assertOutcome(page, says.resent);
        await look(page, name("resent"));
      });
    });
  }
}

test("tells the first of two to wait for the other, who then is done", async () => {
  await open({ viewport: PHONE, locale: "zh-CN" }, async (page) => {
    for (const [person, title] of [
      [pair[0], LANGUAGES["zh-CN"].waiting],
      [pair[1], LANGUAGES["zh-CN"].verified],
    ]) {
      await page.goto(`${origin}/verify`);
      await page.locator("#phone").fill(person.phone);
      await page.locator("#code").fill(person.code);
      await page.locator("#certificateTail").fill(person.tail);
      await page.locator("button").click();
      await assertOutcome(page, title);
      await look(page, `phone-zh-CN-pair-${pair.indexOf(person) + 1}`);
    }
  });
});

test("verifies without JavaScript", async () => {
  const { phone, code, tail } = somebody();
  await open({ viewport: PHONE, locale: "zh-CN", javaScriptEnabled: false }, async (page) => {
    await page.goto(`${origin}/verify`);
    await page.locator("#phone").fill(phone);
    await page.locator("#code").fill(code);
    await page.locator("#certificateTail").fill(tail);
    await page.locator("button").click();
    assert.equal(await page.locator("h1").innerText(), LANGUAGES["zh-CN"].verified);
  });
});

test("says without JavaScript what to do for another code", async () => {
  const { phone, tail } = somebody();
  await open({ viewport: PHONE, locale: "en", javaScriptEnabled: false }, async (page) => {
    await page.goto(`${origin}/verify/resend`);
    assert.match(await page.locator("form .notice").innerText(), /JavaScript is off/);
    await page.screenshot({ path: path.join(shots, "phone-en-no-script.png"), fullPage: true });
    await page.locator("#phone").fill(phone);
    await page.locator("#certificateTail").fill(tail);
    await page.locator("button").click();
    assert.equal(await page.locator("div.notice h2").innerText(), LANGUAGES.en.unchecked);
    assert.equal(await page.locator("#phone").inputValue(), phone);
  });
});

test("gets a new challenge when the form was left open for too long", async () => {
  const { phone, tail } = somebody();
  await open({ viewport: PHONE, locale: "en" }, async (page) => {
    await page.goto(`${origin}/verify/resend`);
    await page.evaluate(() => {
      document.querySelector(".check").dataset.seconds = "0";
    });
    const anew = page.waitForRequest(/\/challenges$/);
    await page.locator("#phone").fill(phone);
    await page.locator("#certificateTail").fill(tail);
    await page.locator("button").click();
    await anew;
    await assertOutcome(page, LANGUAGES.en.resent);
  });
});

test("says so where the browser can't hash", async () => {
  await open({ viewport: PHONE, locale: "en" }, async (page) => {
    await page.addInitScript(() => Object.defineProperty(window, "crypto", { value: {} }));
    await page.goto(`${origin}/verify/resend`);
    assert.match(await page.locator(".check-state").innerText(), /https/);
    await look(page, "phone-en-unable");
    await page.locator("button").click();
    assert.equal(new URL(page.url()).pathname, "/verify/resend");
  });
});

test("takes two presses for one", async () => {
  const { phone, code, tail } = somebody();
  await open({ viewport: PHONE, locale: "en" }, async (page) => {
    await page.goto(`${origin}/verify`);
    await page.locator("#phone").fill(phone);
    await page.locator("#code").fill(code);
    await page.locator("#certificateTail").fill(tail);
    await page.locator("button").dblclick();
    await assertOutcome(page, LANGUAGES.en.verified);
  });
});

test("switches the language where it is", async () => {
  await open({ viewport: PHONE, locale: "en" }, async (page) => {
    await page.goto(`${origin}/verify/resend`);
    await page.getByRole("link", { name: "中文" }).click();
    assert.equal(await page.locator("html").getAttribute("lang"), "zh-CN");
    assert.equal(await page.locator("h1").innerText(), "短信重发");
    await page.getByRole("link", { name: "短信核验" }).click();
    assert.equal(await page.locator("h1").innerText(), "短信核验");
  });
});

test("fits on 320 pixels, with text of twice the size, and in the dark", async () => {
  for (const address of ["/verify?lang=en", "/verify/resend?lang=en", "/verify?lang=zh-CN"]) {
    const name = address.replace(/\W+/g, "-");
    await open({ viewport: { width: 320, height: 640 } }, async (page) => {
      await page.goto(origin + address);
      await look(page, `narrow${name}`);
    });
    await open({ viewport: PHONE }, async (page) => {
      await page.goto(origin + address);
      await page.evaluate(() => {
        document.documentElement.style.fontSize = "200%";
      });
      await assertFits(page, `large${name}`);
      await page.screenshot({ path: path.join(shots, `large${name}.png`), fullPage: true });
    });
    await open({ viewport: PHONE, colorScheme: "dark" }, async (page) => {
      await page.goto(origin + address);
      await page.locator("button").click();
      await page.locator("div.notice").waitFor();
      await look(page, `dark${name}`);
    });
  }
});
