using System.ComponentModel;
using Lambda.Runtime.Services;
using Microsoft.Extensions.DependencyInjection;

namespace Lambda.Runtime.CompilerServices;

/// <summary>The service container of a function. The binary of a function without services does not contain it.</summary>
/// <remarks>Called by generated code. Created during initialization and disposed of after the last invocation. Thread-safe.</remarks>
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

    /// <summary>The container.</summary>
    public IServiceProvider Provider => _provider;

    /// <summary>Creates the container.</summary>
    /// <param name="configure">Registers the services. An exception becomes the init error.</param>
    public static FunctionServices Build(Action<IServiceCollection> configure)
    {
        var services = new ServiceCollection();
        configure(services);
        UnusedServices.Warn(services);

        // Scopes are always validated: a scoped service that outlives its invocation would be noticed only under load.
        return new FunctionServices(
            services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true }),
            new ServiceGraph(services));
    }

    /// <summary>Gets a service for an object that lives as long as the process, as a parameter of its constructor.</summary>
    /// <param name="owner">The type with that constructor, for messages.</param>
    /// <exception cref="InvalidOperationException">The service cannot be created; the message contains the chain of types up to the missing one.</exception>
    public T Get<T>(string owner)
        where T : notnull
    {
        _graph.Check(owner, typeof(T), key: null, isSingleton: true);
        return _provider.GetRequiredService<T>();
    }

    /// <summary>As <see cref="Get{T}(string)"/>, for a service with a key.</summary>
    /// <exception cref="InvalidOperationException">The service cannot be created.</exception>
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
    /// Declares, during initialization, that a handler needs a service in each invocation, and checks it. A singleton is created immediately.
    /// </summary>
    /// <param name="owner">The handler, for messages.</param>
    /// <param name="service">Its type.</param>
    /// <param name="key">Its key, if it has one.</param>
    /// <param name="isOptional">Whether it may be missing.</param>
    /// <exception cref="InvalidOperationException">The service cannot be created; the message contains the chain of types.</exception>
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

    /// <summary>Begins an invocation, with a scope if a service needs one.</summary>
    public InvocationServices BeginInvocation() =>
        _needsScope ? new InvocationServices(_provider.CreateAsyncScope()) : new InvocationServices(_provider);

    /// <summary>Disposes of the container and the services that it created.</summary>
    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}
