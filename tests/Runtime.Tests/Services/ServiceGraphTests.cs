using Lambda.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace Lambda.Runtime.Tests.Services;

/// <summary>The check of services at initialization accepts what the container can create, and rejects what it cannot.</summary>
public sealed class ServiceGraphTests
{
    private interface IStore
    {
        public string Name { get; }
    }

    private sealed class Store(string name) : IStore
    {
        public string Name => name;
    }

    private sealed class KeyedStore([ServiceKey] string key) : IStore
    {
        public string Name => key;
    }

    /// <summary>The key of the store is that of the service itself.</summary>
    private sealed class Inheriting([FromKeyedServices] IStore store)
    {
        public string Name => store.Name;
    }

    private sealed class Explicit([FromKeyedServices("b")] IStore store)
    {
        public string Name => store.Name;
    }

    private sealed class WithoutKey([FromKeyedServices(null)] IStore store)
    {
        public string Name => store.Name;
    }

    private sealed class Plain(IStore store)
    {
        public string Name => store.Name;
    }

    private sealed class InheritingChain([FromKeyedServices] Inheriting inner)
    {
        public string Name => inner.Name;
    }

    private interface IBox<T>;

    private sealed class OpenBox<T>([FromKeyedServices("missing")] IStore store) : IBox<T>
    {
        public IStore Store => store;
    }

    private sealed class IntegerBox : IBox<int>;

    private static void AddStores(IServiceCollection services) => services
        .AddKeyedSingleton<IStore>("a", new Store("a"))
        .AddKeyedSingleton<IStore>("b", new Store("b"))
        .AddKeyedSingleton<Inheriting>("a")
        .AddKeyedSingleton<InheritingChain>("a")
        .AddKeyedSingleton<Explicit>("a");

    [Fact]
    public void InheritedKey_IsThatOfTheService()
    {
        var services = FunctionServices.Build(AddStores);
        Assert.Equal("a", services.Get<Inheriting>("F", "a").Name);
        Assert.Equal("a", services.Get<InheritingChain>("F", "a").Name);
        Assert.Equal("b", services.Get<Explicit>("F", "a").Name);
    }

    /// <summary>A service that is registered with any key has the key that it was requested with.</summary>
    [Fact]
    public void InheritedKeyOfAnyKey_IsTheRequestedOne()
    {
        var services = FunctionServices.Build(static services => services
            .AddKeyedSingleton<IStore, KeyedStore>(KeyedService.AnyKey)
            .AddKeyedSingleton<Inheriting>(KeyedService.AnyKey));
        Assert.Equal("x", services.Get<Inheriting>("F", "x").Name);
        Assert.Equal("y", services.Get<Inheriting>("F", "y").Name);
    }

    [Fact]
    public void InheritedKeyThatIsNotRegistered_IsInTheMessage()
    {
        var services = FunctionServices.Build(static services =>
        {
            AddStores(services);
            services.AddKeyedSingleton<Inheriting>(KeyedService.AnyKey);
        });
        Assert.Equal("a", services.Get<Inheriting>("F", "a").Name);
        Assert.StartsWith(
            "F > Inheriting with the key \"c\" > IStore with the key \"c\": no such service is registered.",
            Assert.Throws<InvalidOperationException>(() => services.Get<Inheriting>("F", "c")).Message,
            StringComparison.Ordinal);
    }

    /// <summary>A service without a key inherits none, and takes the service without a key.</summary>
    [Fact]
    public void ServiceWithoutAKey_InheritsNone()
    {
        var services = FunctionServices.Build(static services => services
            .AddSingleton<IStore>(new Store("none"))
            .AddSingleton<Inheriting>()
            .AddKeyedSingleton<WithoutKey>("a")
            .AddKeyedSingleton<Plain>("a"));
        Assert.Equal("none", services.Get<Inheriting>("F").Name);
        Assert.Equal("none", services.Get<WithoutKey>("F", "a").Name);
        Assert.Equal("none", services.Get<Plain>("F", "a").Name);
    }

    /// <summary>The container gives the key to a service with a key only.</summary>
    [Fact]
    public void KeyOfAServiceWithoutOne_IsAMissingService()
    {
        var services = FunctionServices.Build(static services => services.AddSingleton<IStore, KeyedStore>());
        Assert.StartsWith(
            "F > IStore > String: no such service is registered.", Assert.Throws<InvalidOperationException>(() => services.Get<IStore>("F")).Message, StringComparison.Ordinal);
    }

    /// <summary>The registration of the key precedes that of any key, whatever their order, and that of the type precedes that of its open generic type.</summary>
    [Fact]
    public void Registration_IsThatOfTheContainer()
    {
        var services = FunctionServices.Build(static services => services
            .AddKeyedSingleton<IStore>("a", new Store("a"))
            .AddKeyedScoped<IStore, KeyedStore>(KeyedService.AnyKey)
            .AddSingleton<IBox<int>, IntegerBox>()
            .AddScoped(typeof(IBox<>), typeof(OpenBox<>)));
        Assert.Equal("a", services.Get<IStore>("F", "a").Name);
        Assert.IsType<IntegerBox>(services.Get<IBox<int>>("F"));
        Assert.Contains("it is registered as scoped", Assert.Throws<InvalidOperationException>(() => services.Get<IStore>("F", "b")).Message, StringComparison.Ordinal);
        Assert.Contains("it is registered as scoped", Assert.Throws<InvalidOperationException>(() => services.Get<IBox<long>>("F")).Message, StringComparison.Ordinal);
    }
}
