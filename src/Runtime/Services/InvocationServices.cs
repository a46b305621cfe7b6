using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;

namespace Lambda.Runtime.CompilerServices;

/// <summary>The services of one invocation.</summary>
/// <remarks>Called by generated code, by one thread at a time.</remarks>
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

    /// <summary>Gets a service.</summary>
    /// <exception cref="InvalidOperationException">The service cannot be created.</exception>
    public T Get<T>()
        where T : notnull =>
        _provider.GetRequiredService<T>();

    /// <summary>Gets a service with a key.</summary>
    /// <exception cref="InvalidOperationException">The service cannot be created.</exception>
    public T Get<T>(object key)
        where T : notnull =>
        _provider.GetRequiredKeyedService<T>(key);

    /// <summary>Gets a service, or <see langword="null"/> if it is not registered.</summary>
    public T? GetOptional<T>()
        where T : class =>
        _provider.GetService<T>();

    /// <summary>Gets a service with a key, or <see langword="null"/> if it is not registered.</summary>
    public T? GetOptional<T>(object key)
        where T : class =>
        _provider.GetKeyedService<T>(key);

    /// <summary>Ends the scope, if there is one, and disposes of the services that it created.</summary>
    /// <param name="invocation">The invocation.</param>
    /// <param name="isDone">Whether the handler succeeded. If not, the caller gets its error, and an exception during disposal is only logged.</param>
    /// <exception cref="Exception">The exception of a service that cannot be disposed of.</exception>
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
