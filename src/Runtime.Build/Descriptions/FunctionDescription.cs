using Lambda.Runtime.Build.Settings;

namespace Lambda.Runtime.Build.Descriptions;

/// <summary>Describes what to deploy: the zip, and the configuration of the function.</summary>
/// <param name="Name">The project's name.</param>
/// <param name="ZipFile">The zip, absolute.</param>
/// <param name="CodeSha256">Its SHA-256 in Base64, as Lambda shows it.</param>
/// <param name="Runtime"><c>provided.al2023</c>.</param>
/// <param name="Architecture"><c>x86_64</c> or <c>arm64</c>.</param>
/// <param name="MemorySize">Megabytes.</param>
/// <param name="Timeout">Seconds.</param>
/// <param name="Handlers">The handlers in it.</param>
internal sealed record FunctionDescription(
    string Name,
    string ZipFile,
    string CodeSha256,
    string Runtime,
    string Architecture,
    int MemorySize,
    int Timeout,
    IReadOnlyList<HandlerDescription> Handlers)
{
    /// <summary>How a handler with routes is connected to HTTP.</summary>
    public HttpSettings Http { get; init; } = HttpSettings.Default;
}
