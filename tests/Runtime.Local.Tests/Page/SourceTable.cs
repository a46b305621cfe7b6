namespace Lambda.Runtime.Local.Tests.Page;

/// <summary>Reads a table of sources on the page, and presses its buttons.</summary>
/// <param name="id">The ID of the table.</param>
internal sealed class SourceTable(string id)
{
    /// <summary>The expression for a row, which is undefined without it.</summary>
    public string Row(string source) => $"[...document.querySelectorAll('#{id} tbody')].find(row => row.querySelector('th').textContent === '{source}')";

    /// <summary>The expression for the text of a cell, which is undefined without the row.</summary>
    public string Cell(string source, string label) => $"{Row(source)}?.querySelector('[data-label=\"{label}\"]').textContent";

    /// <summary>The expression for a button of an existing row.</summary>
    public string Button(string source, string text) => $"[...{Row(source)}.querySelectorAll('button')].find(button => button.textContent === '{text}')";

    /// <summary>The first cells of the rows: <c>orders, orders-dlq</c>.</summary>
    public Task<string> ReadNamesAsync(BrowserTab tab) => tab.EvaluateAsync<string>($"[...document.querySelectorAll('#{id} tbody th')].map(e => e.textContent).join(', ')");

    public Task<string> ReadAsync(BrowserTab tab, string source, string label) => tab.EvaluateAsync<string>(Cell(source, label));

    public Task UntilAsync(BrowserTab tab, string source, string label, string value) => tab.UntilAsync($"{Cell(source, label)} === '{value}'");

    public Task<bool> PressAsync(BrowserTab tab, string source, string text) =>
        tab.EvaluateAsync<bool>($"(button => {{ button.focus(); button.click(); return true; }})({Button(source, text)})");
}
