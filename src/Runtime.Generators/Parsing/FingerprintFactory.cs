using System.Globalization;
using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>Creates fingerprints of models. They are the same on every machine.</summary>
internal static class FingerprintFactory
{
    public static IEnumerable<Fingerprint> Create(FunctionModel function) =>
        function.Handlers.Select(static planned => Create(planned.Handler))
            .Concat(function.Invalid.Select(static handler => new Fingerprint(FingerprintPart.Invalid, NameOf(handler.Names), "")))
            .Concat(function.Readers.Select(static type => Create(type, FingerprintPart.Reader)))
            .Concat(function.Writers.Select(static type => Create(type, FingerprintPart.Writer)))
            .Concat(function.Startup is null ? [] : new[] { Create(function.Startup) })
            .Concat(function.Shutdowns.Select(Create))
            .Concat(function.ErrorTypes.Select(Create));

    /// <summary>Creates a fingerprint with three hashes: of how the handler's object is created, of what runs around it, and of the rest.</summary>
    /// <remarks>
    /// Whether its class has a static constructor is not included: generators of loggers add static fields, which only change when the class is initialized.
    /// </remarks>
    public static Fingerprint Create(HandlerModel handler)
    {
        string margin = handler.CancellationMargin.ToString(CultureInfo.InvariantCulture);
        string rest = $"{handler.Type} {handler.Method} {handler.Names} {handler.Parameters} {handler.Await} {handler.Response} {handler.Result} {margin} {handler.Batch} {handler.Routes} {handler.Results}";
        return new Fingerprint(FingerprintPart.Handler, NameOf(handler.Names), $"{Hash($"{handler.Instance}")} {Hash($"{handler.Wrappers}")} {Hash(rest)}");
    }

    public static Fingerprint Create(JsonTypeModel type, FingerprintPart part) =>
        new(part, type.Key.ToString(), Hash(type.WithName("").ToString()), string.Join(",", Members(type)));

    public static Fingerprint Create(StartupModel startup) =>
        new(FingerprintPart.Startup, startup.Type, Hash((startup with { ScopedServices = new([]) }).ToString()));

    public static Fingerprint Create(ShutdownModel shutdown) => new(FingerprintPart.Shutdown, shutdown.Method, Hash(shutdown.ToString()));

    public static Fingerprint Create(ExceptionMapModel map) => new(FingerprintPart.ErrorType, map.Exception, Hash(map.ToString()));

    /// <summary>The longest name of a handler, which no other handler has.</summary>
    public static string NameOf(EquatableArray<string> names) => names[names.Count - 1];

    private static IEnumerable<string> Members(JsonTypeModel type) => type switch
    {
        JsonObjectModel model => model.Members.Select(static member => member.Property),
        JsonPopulateModel model => Members(model.Body),
        JsonEnumModel model => model.Names.Select(static name => name.Name.Replace(',', ' ').Replace('\n', ' ')),
        _ => [],
    };

    /// <summary>FNV-1a: short, and the same in every process.</summary>
    private static string Hash(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in text)
            hash = unchecked((hash ^ c) * 1099511628211);
        return hash.ToString("x", CultureInfo.InvariantCulture);
    }
}
