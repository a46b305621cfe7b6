using System.Globalization;
using System.Text;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Wire;
using Lambda.Runtime.Wire.Sockets;

namespace Lambda.Runtime.Extensions;

/// <summary>Sends requests to one of AWS's extensions, which listen on the loopback address. Thread-safe; one request at a time.</summary>
/// <param name="extension">What to call it in messages.</param>
/// <param name="portVariable">The environment variable that changes its port.</param>
/// <param name="usualPort">Its port otherwise.</param>
/// <param name="variable">Reads an environment variable.</param>
internal sealed class ExtensionClient(string extension, string portVariable, ushort usualPort, Func<string, string?> variable) : IDisposable
{
    /// <summary>How the extension for secrets and parameters says that no invocation is processed.</summary>
    private const string NotReady = "not ready to serve traffic";

    private readonly Lock _lock = new();
    private HttpConnection? _connection;
    private string _port = "";

    /// <summary>Sends a request and returns the body of its response.</summary>
    /// <param name="path">The path and the query.</param>
    /// <param name="header">A line of the head with its end; empty for none.</param>
    /// <exception cref="AwsConfigurationException">There is no response, or one with another status than 200.</exception>
    public byte[] Get(string path, string header)
    {
        lock (_lock)
        {
            bool isNew = _connection is null;
            _connection ??= Open();
            byte[] request = Encoding.UTF8.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost:{_port}\r\n{header}\r\n");
            try
            {
                Exchange(_connection, request, isNew);
            }
            catch (ConnectionException exception) when (!exception.NothingSent)
            {
                throw new AwsConfigurationException(
                    $"GET {path}: the {extension} at 127.0.0.1:{_port} has not sent a complete response: {exception.Message}.", statusCode: null, exception);
            }
            catch (ConnectionException exception)
            {
                throw new AwsConfigurationException(
                    $"The {extension} does not respond at 127.0.0.1:{_port}: {exception.Message}. Expected its layer in the function's configuration"
                    + $" (docs/configuration.md), and its port in {portVariable} if it has another one.",
                    statusCode: null, exception);
            }
            catch (ProtocolException exception)
            {
                throw new AwsConfigurationException($"The {extension} at 127.0.0.1:{_port}: {exception.Message}", statusCode: null, exception);
            }

            HttpResponse response = _connection.Response;
            return response.Status == 200 ? response.Body.ToArray() : throw Refused(path, header, response);
        }
    }

    /// <summary>Closes the connection, unless another thread waits for a response on it.</summary>
    public void Dispose()
    {
        if (!_lock.TryEnter())
            return;
        try
        {
            _connection?.Dispose();
        }
        finally
        {
            _lock.Exit();
        }
    }

    /// <summary>Sends a request, and once more if the extension has closed the connection since the last one.</summary>
    private static void Exchange(HttpConnection connection, byte[] request, bool isNew)
    {
        try
        {
            connection.Exchange(request);
        }
        catch (ConnectionException) when (!isNew)
        {
            connection.Exchange(request);
        }
    }

    /// <exception cref="AwsConfigurationException">The variable does not have a port.</exception>
    private HttpConnection Open()
    {
        string? text = variable(portVariable);
        ushort port = usualPort;
        if (!string.IsNullOrEmpty(text) && (!ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) || port == 0))
            throw new AwsConfigurationException($"{portVariable} is \"{text}\". Expected a port from 1 to 65535.", statusCode: null);
        _port = port.ToString(CultureInfo.InvariantCulture);
        return new HttpConnection(ServerAddress.Parse($"127.0.0.1:{_port}"));
    }

    private AwsConfigurationException Refused(string path, string header, HttpResponse response)
    {
        string found = IsShown(response, header) ? Excerpt.From(response.Body.Span) : "(a body that can contain secrets)";
        return new AwsConfigurationException(
            found.Contains(NotReady, StringComparison.Ordinal)
                ? $"GET {path}: the {extension} responds only while an invocation is processed, and not during initialization. Read the value in the handler."
                : $"GET {path}: the {extension} has responded {response.Status.ToString(CultureInfo.InvariantCulture)}: {found}"
                    + (response.Status == 401 ? ". Expected AWS_SESSION_TOKEN with the value that Lambda has set." : ""),
            response.Status);
    }

    /// <summary>Whether a body is an error, and not a value or, from another program at this port, the request with its token.</summary>
    private static bool IsShown(HttpResponse response, string header) =>
        response.Status >= 400 && (header.Length == 0 || response.Body.Span.IndexOf(Encoding.UTF8.GetBytes(header[(header.IndexOf(' ', StringComparison.Ordinal) + 1)..^2])) < 0);
}
