namespace Lambda.Runtime.Generators.Model;

/// <summary>The <c>[LambdaStartup]</c> class.</summary>
/// <param name="Type">Its C# type.</param>
/// <param name="Configures">Whether it has <c>ConfigureServices</c>.</param>
/// <param name="Initializer">The name of its initializer, if it has one.</param>
/// <param name="InitializerTakesServices">The initializer takes the service provider.</param>
/// <param name="InitializerIsAwaited">The initializer returns a task.</param>
/// <param name="ScopedServices">The C# types that its code registers as scoped, in ordinal order.</param>
internal sealed record StartupModel(
    string Type,
    bool Configures,
    string? Initializer,
    bool InitializerTakesServices,
    bool InitializerIsAwaited,
    EquatableArray<string> ScopedServices);
