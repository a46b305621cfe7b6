using System.Globalization;
using Lambda.Runtime.Errors;

namespace Lambda.Runtime.Layer.Loading;

/// <summary>The environment variables that the layer reads, in addition to the runtime's.</summary>
/// <param name="HasCache"><c>LAMBDA_LAYER_CACHE</c>: whether compiled functions are kept in <c>/tmp</c> and loaded from there.</param>
/// <param name="CompilerLimit"><c>LAMBDA_LAYER_COMPILER_SECONDS</c>: how long the compiler may take.</param>
internal sealed record LayerSettings(bool HasCache, TimeSpan CompilerLimit)
{
    public const string CompilerSeconds = "LAMBDA_LAYER_COMPILER_SECONDS";

    private const string Cache = "LAMBDA_LAYER_CACHE";

    // The service ends an initialization after ten seconds without an error. The rest is for the start of the process and for the init error.
    private const int DefaultSeconds = 8;

    // The longest timeout of a function, which is also the limit of its initialization with provisioned concurrency.
    private const int MaxSeconds = 900;

    /// <exception cref="RuntimeException">A value is not valid.</exception>
    public static LayerSettings FromProcess() => From(Environment.GetEnvironmentVariable);

    /// <exception cref="RuntimeException">A value is not valid.</exception>
    public static LayerSettings From(Func<string, string?> variable) => new(
        ParseHasCache(variable(Cache)),
        TimeSpan.FromSeconds(ParseSeconds(variable(CompilerSeconds))));

    private static bool ParseHasCache(string? value) => value switch
    {
        null or "" or "on" => true,
        "off" => false,
        _ => throw Invalid(Cache, value, "on or off"),
    };

    private static int ParseSeconds(string? value) =>
        string.IsNullOrEmpty(value) ? DefaultSeconds
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) && seconds is >= 1 and <= MaxSeconds ? seconds
        : throw Invalid(CompilerSeconds, value, $"a whole number of seconds from 1 to {MaxSeconds}");

    private static RuntimeException Invalid(string name, string value, string expected) =>
        new(LayerErrorTypes.InvalidSetting, $"{name} is \"{value}\". Expected {expected}.");
}
