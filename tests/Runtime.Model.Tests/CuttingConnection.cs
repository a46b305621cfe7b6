using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Lambda.Runtime.Model.Tests;

/// <summary>One connection through the proxy: requests and responses alternate until it is cut.</summary>
internal sealed partial class CuttingConnection(CuttingProxy proxy, Socket function) : IDisposable
{
    private readonly Socket _service = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _piece = new byte[256 * 1024];

    // The job of the previous response; the next poll follows that response.
    private Job? _previous;

    /// <summary>Forwards bytes until the connection is cut or one side closes it.</summary>
    public async Task RunAsync()
    {
        try
        {
            function.NoDelay = true;
            await _service.ConnectAsync(proxy.Upstream);
            await ExchangeAsync();
        }
        catch (SocketException)
        {
            // One side closed its connection; the caller closes the other.
        }
    }

    public void Dispose()
    {
        function.Dispose();
        _service.Dispose();
    }

    private async Task ExchangeAsync()
    {
        Task<byte[]> read = ReadAsync();
        while (await read is { Length: > 0 } request)
        {
            Match line = RequestLine().Match(Encoding.Latin1.GetString(request, 0, Math.Min(request.Length, 200)));
            if (line.Groups["poll"].Success)
            {
                if (!await PollAsync(request))
                    return;
                read = ReadAsync();
            }
            else
            {
                (bool continues, read) = await CompleteAsync(request, proxy.Requests[line.Groups["id"].Value]);
                if (!continues)
                    return;
            }
        }
    }

    private async Task<bool> PollAsync(byte[] request)
    {
        if (_previous?.Takes(Disconnect.BeforePoll) == true)
            return false;

        await SendAsync(_service, request);
        if (_previous?.Takes(Disconnect.InPoll) == true)
            return false;

        byte[] response = await ReadResponseAsync();
        string text = Encoding.Latin1.GetString(response);
        if (EventId().Match(text) is { Success: true } id)
        {
            Job job = proxy.Jobs[id.Groups[1].Value];
            proxy.Requests[RequestId().Match(text).Groups[1].Value] = job;
            if (job.Takes(Disconnect.InEvent))
            {
                await SendAsync(function, response.AsMemory(0, response.Length * job.Plan.Cut / 1000));
                Lose(job);
                return false;
            }
        }

        await SendAsync(function, response);
        return response.Length > 0;
    }

    private async Task<(bool Continues, Task<byte[]> Read)> CompleteAsync(byte[] request, Job job)
    {
        Task<byte[]> read = Task.FromResult(Array.Empty<byte>());
        _previous = job;
        if (job.Takes(Disconnect.BeforeResponse))
        {
            Lose(job);
            return (false, read);
        }

        if (job.Takes(Disconnect.InResponse))
        {
            // A poll that arrives before the service has noticed the loss violates the protocol and ends the function, so this waits until the service has noticed it.
            await SendAsync(_service, request.AsMemory(0, request.Length - 1));
            _service.Dispose();
            await job.Ended;
            return (false, read);
        }

        await SendAsync(_service, request);
        Task<byte[]> response = ReadResponseAsync();
        read = ReadAsync();
        while (await Task.WhenAny(response, read) == read)
        {
            if (await read is not { Length: > 0 } more)
                return (false, read);

            await SendAsync(_service, more);
            read = ReadAsync();
        }

        if (job.Takes(Disconnect.BeforeAcceptance))
            return (false, read);

        // The service may not have read a rejected response to its end, so the bytes after it are not a request.
        await SendAsync(function, await response);
        return ((await response).AsSpan().StartsWith("HTTP/1.1 202 "u8), read);
    }

    /// <summary>With concurrent invocations, a repeated poll gets another event, so the lost one can only time out.</summary>
    private void Lose(Job job)
    {
        if (proxy.Mode.Slots is not null)
            job.SetStuck();
    }

    private async Task<byte[]> ReadAsync()
    {
        byte[] piece = new byte[64 * 1024];
        return piece[..await function.ReceiveAsync(piece)];
    }

    /// <summary>Reads a whole response; empty if the service closes the connection before its end.</summary>
    private async Task<byte[]> ReadResponseAsync()
    {
        var response = new MemoryStream();
        while (await _service.ReceiveAsync(_piece) is > 0 and int count)
        {
            response.Write(_piece, 0, count);
            if (IsWhole(Encoding.Latin1.GetString(response.GetBuffer(), 0, (int)response.Length)))
                return response.ToArray();
        }

        return [];
    }

    private static bool IsWhole(string response)
    {
        int head = response.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (head < 0)
            return false;

        Match length = ContentLength().Match(response, 0, head + 2);
        return length.Success
            ? response.Length == head + 4 + int.Parse(length.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)
            : response.EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal);
    }

    private static async Task SendAsync(Socket to, ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await to.SendAsync(bytes)..];
    }

    [GeneratedRegex("^(?:GET (?<poll>/2018-06-01/runtime/invocation/next) |POST /2018-06-01/runtime/invocation/(?<id>[^/]+)/)")]
    private static partial Regex RequestLine();

    [GeneratedRegex("\r\nContent-Length: ([0-9]+)\r\n", RegexOptions.IgnoreCase)]
    private static partial Regex ContentLength();

    [GeneratedRegex("\r\nLambda-Runtime-Aws-Request-Id: ([^\r]+)\r\n", RegexOptions.IgnoreCase)]
    private static partial Regex RequestId();

    [GeneratedRegex("\"id\":\"([^\"]+)\"")]
    private static partial Regex EventId();
}
