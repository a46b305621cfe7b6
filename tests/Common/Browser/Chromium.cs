using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Lambda.Runtime.Tests.Common.Browser;

/// <summary>A headless Chromium, if it is installed, for all tests of a class. Each tab has its own storage.</summary>
public sealed partial class Chromium : IAsyncLifetime
{
    private static readonly string? Program = new[] { "chromium", "chromium-browser", "google-chrome" }
        .SelectMany(static name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("lambda-chromium-");
    private Process? _process;
    private DevTools? _tools;
    private string _whyNot = "There is no chromium here (apt-get install --no-install-recommends chromium).";

    public async ValueTask InitializeAsync()
    {
        if (Program is null)
            return;

        _process = Process.Start(new ProcessStartInfo(Program,
        [
            // Most containers do not allow the sandbox, and only pages of the tests are opened.
            "--headless=new", "--no-sandbox", "--remote-debugging-port=0", $"--user-data-dir={_profile.FullName}",
            "--no-first-run", "--hide-scrollbars", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--disable-background-networking",
            "--disable-component-update", "--no-proxy-server",
            // The name of another site, on this machine.
            "--host-resolver-rules=MAP *.example 127.0.0.1", "about:blank",
        ])
        { RedirectStandardError = true, RedirectStandardOutput = true })!;
        _process.BeginOutputReadLine();
        if (await AddressAsync(_process) is { } address)
            _tools = await DevTools.ConnectAsync(address);
    }

    /// <summary>Opens the page. The test is skipped without Chromium.</summary>
    public Task<BrowserTab> OpenAsync(string address, string scheme = "light", int width = 1280)
    {
        Assert.SkipWhen(_tools is null, _whyNot);
        return BrowserTab.OpenAsync(_tools, address, scheme, width);
    }

    public async ValueTask DisposeAsync()
    {
        if (_tools is not null)
            await _tools.DisposeAsync();
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.EndWithinLimitAsync();
            _process.Dispose();
        }

        try
        {
            _profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // One of its processes wrote a file in the meantime.
        }
    }

    // DevTools listening on ws://127.0.0.1:41237/devtools/browser/6d1c...
    private async Task<Uri?> AddressAsync(Process process)
    {
        var said = new List<string>();
        while (await process.StandardError.ReadLineAsync(DevTools.Limit()) is { } line)
        {
            said.Add(line);
            if (AddressLine().Match(line) is { Success: true } match)
            {
                // Its other output must be read, so that it does not block.
                _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
                return new Uri(match.Groups[1].Value);
            }
        }

        // Some systems have a script of this name that only prints how to install the program.
        _whyNot = $"{Program} does not start: {string.Join(' ', said)}";
        return null;
    }

    [GeneratedRegex(@"DevTools listening on (ws://\S+)")]
    private static partial Regex AddressLine();
}
