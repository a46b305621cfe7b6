using System.Collections.Concurrent;

namespace Lambda.Runtime.Emulator.Functions;

/// <summary>The functions that the service can invoke, by name. Safe to use from any thread; a function may be replaced at any time.</summary>
internal sealed class FunctionRegistry
{
    private readonly ConcurrentDictionary<string, IInvocableFunction> _functions = new(StringComparer.Ordinal);

    /// <summary>The names, in ordinal order.</summary>
    public IReadOnlyList<string> Names => [.. _functions.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Adds a function, or replaces the one with this name for later requests. The old one is not disposed.</summary>
    public void Set(string name, IInvocableFunction function) => _functions[name] = function;

    public void Remove(string name) => _functions.TryRemove(name, out _);

    public IInvocableFunction? Find(string name) => _functions.GetValueOrDefault(name);

    /// <summary>Whether the CORS configuration of a function names an origin; <c>*</c> does not count.</summary>
    public bool AllowsOrigin(string origin) => _functions.Values.Any(function => function.Configuration.Cors?.Origins.Contains(origin) == true);

    /// <summary>The function of HTTP requests whose path names none: the only function, or the only one with routes.</summary>
    public IInvocableFunction? FindDefault() => FindDefault([.. _functions.Values]);

    /// <inheritdoc cref="FindDefault()"/>
    public static IInvocableFunction? FindDefault(IReadOnlyList<IInvocableFunction> all) =>
        all is [var only] ? only : all.Where(static function => function.Configuration.HasRoutes).ToArray() is [var one] ? one : null;
}
