using System.ComponentModel;
using Lambda.Runtime.Services;
using Microsoft.Extensions.DependencyInjection;

namespace Lambda.Runtime.CompilerServices;

/// <summary>The container of a function whose classes or handlers need services. A function without such has none in its binary.</summary>
/// <remarks>Used by the code that the generator writes. Made before the first event and disposed of after the last; safe for several threads.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FunctionServices : IAsyncDisposable
{
    private readonly ServiceProvider _provider;
    private readonly ServiceGraph _graph;
    private bool _needsScope;

    private FunctionServices(ServiceProvider provider, ServiceGraph graph)
    {
        _provider = provider;
        _graph = graph;
    }

    /// <summary>The container itself.</summary>
    public IServiceProvider Provider => _provider;

    /// <summary>Makes the container.</summary>
    /// <param name="configure">Registers the services; what it throws is the init error.</param>
    public static FunctionServices Build(Action<IServiceCollection> configure)
    {
        var services = new ServiceCollection();
        configure(services);

        // Scopes are checked always: a scoped service that outlives its invocation is a bug that only load would show.
        return new FunctionServices(
            services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true }),
            new ServiceGraph(services));
    }

    /// <summary>A service for what lives as long as the process: a parameter of a constructor.</summary>
    /// <param name="owner">Whose parameter it is, for the message.</param>
    /// <exception cref="InvalidOperationException">It cannot be had; the message names the chain of types that lead to the one that is missing.</exception>
    public T Get<T>(string owner)
        where T : notnull
    {
        _graph.Check(owner, typeof(T), key: null, isSingleton: true);
        return _provider.GetRequiredService<T>();
    }

    /// <summary>As <see cref="Get{T}(string)"/>, for a service with a key.</summary>
    /// <exception cref="InvalidOperationException">It cannot be had.</exception>
    public T Get<T>(string owner, object key)
        where T : notnull
    {
        _graph.Check(owner, typeof(T), key, isSingleton: true);
        return _provider.GetRequiredKeyedService<T>(key);
    }

    /// <summary>As <see cref="Get{T}(string)"/>, for a parameter that may be <see langword="null"/>.</summary>
    public T? GetOptional<T>(string owner)
        where T : class
    {
        if (_graph.IsRegistered(typeof(T), key: null))
            _graph.Check(owner, typeof(T), key: null, isSingleton: true);
        return _provider.GetService<T>();
    }

    /// <summary>As <see cref="GetOptional{T}(string)"/>, for a service with a key.</summary>
    public T? GetOptional<T>(string owner, object key)
        where T : class
    {
        if (_graph.IsRegistered(typeof(T), key))
            _graph.Check(owner, typeof(T), key, isSingleton: true);
        return _provider.GetKeyedService<T>(key);
    }

    /// <summary>
    /// Says before the first event that a handler will want a service in each invocation. What is the same in all of them is made here.
    /// </summary>
    /// <param name="owner">Whose parameter it is, for the message.</param>
    /// <param name="service">Its type.</param>
    /// <param name="key">Its key, if it has one.</param>
    /// <param name="isOptional">It may be missing.</param>
    /// <exception cref="InvalidOperationException">It cannot be had; the message names the chain of types.</exception>
    public void Require(string owner, Type service, object? key, bool isOptional)
    {
        if (!isOptional || _graph.IsRegistered(service, key))
            _graph.Check(owner, service, key, isSingleton: false);
        if (!_graph.IsSingleton(service, key))
            _needsScope = true;
        else if (key is null)
            _provider.GetService(service);
        else
            _provider.GetKeyedService(service, key);
    }

    /// <summary>Begins an invocation: with a scope of its own where a service needs one.</summary>
    public InvocationServices BeginInvocation() =>
        _needsScope ? new InvocationServices(_provider.CreateAsyncScope()) : new InvocationServices(_provider);

    /// <summary>Disposes of the container and of what it has made.</summary>
    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}
