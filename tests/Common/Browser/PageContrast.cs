namespace Lambda.Runtime.Tests.Common.Browser;

/// <summary>Finds texts that are hard to read.</summary>
internal static class PageContrast
{
    /// <summary>An expression for texts below a ratio of 4.5 to 1, each with its element and ratio.</summary>
    /// <remarks>https://www.w3.org/TR/WCAG22/#contrast-minimum</remarks>
    public const string Low = """
        (() => {
          const parse = color => (color.match(/[\d.]+/g) ?? []).map(Number);
          const luminance = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const back = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if ((c[3] ?? 1) === 1) return c; } return [255, 255, 255]; };
          return [...document.querySelectorAll("body *")]
            .filter(e => e.checkVisibility() && !e.matches("option, script, noscript") && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
            .map(e => ({ e, pair: [luminance(parse(getComputedStyle(e).color)), luminance(back(e))].sort((a, b) => b - a) }))
            .filter(({ pair: [light, dark] }) => (light + 0.05) / (dark + 0.05) < 4.5)
            .map(({ e, pair: [light, dark] }) => `${e.tagName} '${e.textContent.slice(0, 20)}' ${((light + 0.05) / (dark + 0.05)).toFixed(2)}`);
        })()
        """;
}
