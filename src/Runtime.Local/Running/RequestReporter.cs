using Lambda.Runtime.Emulator.Gateways;
using Lambda.Runtime.Emulator.Service;

namespace Lambda.Runtime.Local.Running;

/// <summary>Prints the HTTP requests that functions have processed, each with what its client may not expect in the response.</summary>
/// <param name="terminal">Prints the lines.</param>
internal sealed class RequestReporter(Terminal terminal)
{
    /// <summary>Paths come from clients, so their number has a limit. After it, nothing more is printed.</summary>
    private const int MaxKinds = 1000;

    private readonly HashSet<(string Function, string Method, string Path, string Subject)> _printed = [];

    /// <summary>Prints a request, and a notice if no request of its kind had it before.</summary>
    public void Report(ServedRequest request)
    {
        GatewayNotice[] added;
        lock (_printed)
            added = [.. request.Notices.Where(notice => _printed.Count < MaxKinds && _printed.Add((request.Function, request.Method, KindOf(request.Path), notice.Subject)))];
        terminal.ReportServed(request, added);
    }

    /// <summary>The path with an asterisk for each segment that looks like a value, because the route is not known here: <c>/dev/orders/*</c>.</summary>
    private static string KindOf(string path) =>
        string.Join('/', path.Split('/').Select(static segment => segment.Any(char.IsAsciiDigit) || segment.Length > 24 ? "*" : segment));
}
