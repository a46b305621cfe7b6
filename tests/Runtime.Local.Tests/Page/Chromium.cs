using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Lambda.Runtime.Local.Tests.Page;

/// <summary>A headless Chromium, once for all tests of a class, where it is installed. Each tab has storage of its own.</summary>
public sealed partial class Chromium : IAsyncLifetime
{
    private static readonly string? Program = new[] { "chromium", "chromium-browser", "google-chrome" }
        .SelectMany(static name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("lambda-chromium-");
    private Process? _process;
    private DevTools? _tools;

    public async ValueTask InitializeAsync()
    {
        if (Program is null)
            return;

        _process = Process.Start(new ProcessStartInfo(Program,
        [
            // The sandbox cannot be had in most containers, and all that is opened is our own page.
            "--headless=new", "--no-sandbox", "--remote-debugging-port=0", $"--user-data-dir={_profile.FullName}",
            "--no-first-run", "--hide-scrollbars", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--disable-background-networking",
            "--disable-component-update", "--no-proxy-server", "about:blank",
        ])
        { RedirectStandardError = true, RedirectStandardOutput = true })!;
        _process.BeginOutputReadLine();
        _tools = await DevTools.ConnectAsync(await AddressAsync(_process));
    }

    /// <summary>Opens the page. The test is skipped where there is no Chromium.</summary>
    public Task<BrowserTab> OpenAsync(string address, string scheme = "light", int width = 1280)
    {
        Assert.SkipWhen(_tools is null, "There is no chromium here (apt-get install --no-install-recommends chromium).");
        return BrowserTab.OpenAsync(_tools, address, scheme, width);
    }

    public async ValueTask DisposeAsync()
    {
        if (_tools is not null)
            await _tools.DisposeAsync();
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        try
        {
            _profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // One of its processes has written meanwhile.
        }
    }

    // DevTools listening on ws://127.0.0.1:41237/devtools/browser/6d1c...
    private static async Task<Uri> AddressAsync(Process process)
    {
        var said = new List<string>();
        while (await process.StandardError.ReadLineAsync(DevTools.Limit()) is { } line)
        {
            said.Add(line);
            if (AddressLine().Match(line) is { Success: true } match)
            {
                // Nobody needs what else it says, and it must not wait until somebody reads it.
                _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
                return new Uri(match.Groups[1].Value);
            }
        }

        throw new InvalidOperationException($"Chromium ended without the address of its tools. It said:\n{string.Join('\n', said)}");
    }

    [GeneratedRegex(@"DevTools listening on (ws://\S+)")]
    private static partial Regex AddressLine();
}
