using System.Text;
using Lambda.Runtime.Errors;
using Lambda.Runtime.RuntimeApi;
using Lambda.Runtime.Wire.Sockets;

namespace Lambda.Runtime.Tests.Fuzzing;

/// <summary>Fuzzes the address in the environment: it is rejected, or requests can be created with it.</summary>
public static class AddressTarget
{
    public static void Run(byte[] input)
    {
        string text = Encoding.UTF8.GetString(input);
        if (Property.AllocatesWithinLimit(input.Length, granted: 0, () => Parse(text)) is not { } address)
            return;

        Property.Holds(address.Port > 0, "the port is not positive");
        Property.Holds(address.Host.All(static c => char.IsAsciiHexDigit(c) || c is '.' or ':'), "the host is not an IP address");
        Property.Holds(
            address.BasePath == "" || (address.BasePath[0] == '/' && address.BasePath[^1] != '/'), "the base path is empty, or starts with a slash and does not end with one");
        var again = ServerAddress.Parse(address.Authority + address.BasePath);
        Property.Equal((address.Host, address.Port, address.BasePath), (again.Host, again.Port, again.BasePath), "the address read again");
        AssertRequestsFit(address);
    }

    /// <summary>Checks requests with ids of the maximum length: the request line, the headers, and that only the end has an empty line.</summary>
    private static void AssertRequestsFit(ServerAddress address)
    {
        byte[] id = [.. Enumerable.Repeat((byte)'i', 256)];
        var requests = new RuntimeApiRequests(address);
        string root = $"{address.BasePath}/2018-06-01/runtime/";
        AssertHead($"GET {root}invocation/next HTTP/1.1", address, requests.Next);
        AssertHead($"POST {root}invocation/{new string('i', 256)}/response HTTP/1.1", address, requests.Response(id, id, int.MaxValue));
        AssertHead($"POST {root}invocation/{new string('i', 256)}/response HTTP/1.1", address, requests.StreamedResponse(id, id, new string('t', 256)));
        AssertHead($"POST {root}invocation/{new string('i', 256)}/error HTTP/1.1", address, requests.Error(id, id, new string('e', 128), [], int.MaxValue));
        AssertHead($"POST {root}init/error HTTP/1.1", address, requests.InitError(new string('e', 128), [], int.MaxValue));
    }

    private static void AssertHead(string line, ServerAddress address, ReadOnlySpan<byte> head)
    {
        string text = Encoding.Latin1.GetString(head);
        Property.Holds(text.StartsWith($"{line}\r\nHost: {address.Authority}\r\n", StringComparison.Ordinal), $"the head is {text}");
        Property.Equal(text.Length - 4, text.IndexOf("\r\n\r\n", StringComparison.Ordinal), "the position of the empty line");
    }

    private static ServerAddress? Parse(string text)
    {
        try
        {
            return ServerAddress.Parse(text);
        }
        catch (RuntimeException e) when (e.ErrorType == "Runtime.InvalidApiAddress")
        {
            return null;
        }
    }
}
