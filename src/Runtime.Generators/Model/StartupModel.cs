namespace Lambda.Runtime.Generators.Model;

/// <summary>The <c>[LambdaStartup]</c> class.</summary>
/// <param name="Type">Its C# type.</param>
/// <param name="Configures">It has <c>ConfigureServices</c>.</param>
/// <param name="Initializer">The name of its initialiser, if it has one.</param>
/// <param name="InitializerTakesServices">The initialiser wants the service provider.</param>
/// <param name="InitializerIsAwaited">The initialiser returns a task.</param>
/// <param name="ScopedServices">The C# types that it visibly registers as scoped, ordinal.</param>
internal sealed record StartupModel(
    string Type,
    bool Configures,
    string? Initializer,
    bool InitializerTakesServices,
    bool InitializerIsAwaited,
    EquatableArray<string> ScopedServices);
