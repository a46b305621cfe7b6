using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;

namespace Lambda.Runtime.CompilerServices;

/// <summary>The services of one invocation.</summary>
/// <remarks>Used by the code that the generator writes, on one thread at a time.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct InvocationServices
{
    private readonly AsyncServiceScope? _scope;
    private readonly IServiceProvider _provider;

    internal InvocationServices(AsyncServiceScope scope)
    {
        _scope = scope;
        _provider = scope.ServiceProvider;
    }

    internal InvocationServices(IServiceProvider provider) => _provider = provider;

    /// <summary>A service.</summary>
    /// <exception cref="InvalidOperationException">It cannot be had.</exception>
    public T Get<T>()
        where T : notnull =>
        _provider.GetRequiredService<T>();

    /// <summary>A service with a key.</summary>
    /// <exception cref="InvalidOperationException">It cannot be had.</exception>
    public T Get<T>(object key)
        where T : notnull =>
        _provider.GetRequiredKeyedService<T>(key);

    /// <summary>A service that may be missing.</summary>
    public T? GetOptional<T>()
        where T : class =>
        _provider.GetService<T>();

    /// <summary>A service with a key that may be missing.</summary>
    public T? GetOptional<T>(object key)
        where T : class =>
        _provider.GetKeyedService<T>(key);

    /// <summary>Ends the scope, if there is one, and disposes of what it has made.</summary>
    /// <param name="invocation">Its own.</param>
    /// <param name="isDone">False when it has failed: that is what the caller is told, and what fails now is only logged.</param>
    /// <exception cref="Exception">Of the service that cannot be disposed of.</exception>
    public ValueTask EndAsync(Invocation invocation, bool isDone) => _scope is { } scope ? EndAsync(scope, invocation, isDone) : default;

    private static async ValueTask EndAsync(AsyncServiceScope scope, Invocation invocation, bool isDone)
    {
        try
        {
            await scope.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (!isDone)
        {
            invocation.Log(e);
        }
    }
}
