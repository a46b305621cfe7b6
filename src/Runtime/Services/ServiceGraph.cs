using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Lambda.Runtime.Services;

/// <summary>Which service needs which, as far as the registrations tell: a factory's needs are its own secret.</summary>
/// <remarks>
/// Follows only what is asked for, so that start-up does not pay for services nobody uses. What it lets pass, the container still
/// checks when it makes the service.
/// </remarks>
internal sealed class ServiceGraph(IServiceCollection services)
{
    private readonly HashSet<(ServiceDescriptor, bool)> _sound = [];

    /// <param name="owner">Who needs the service: the first link of the chain.</param>
    /// <param name="service">What is needed.</param>
    /// <param name="key">Its key, if it has one.</param>
    /// <param name="isSingleton">The owner lives as long as the process, and so must what it keeps.</param>
    /// <exception cref="InvalidOperationException">Something is missing, or would outlive its scope; the message has the whole chain.</exception>
    public void Check(string owner, Type service, object? key, bool isSingleton)
    {
        if (FindFault(service, key, isSingleton, [owner]) is { } fault)
            throw new InvalidOperationException(fault);
    }

    /// <summary>The container has it.</summary>
    public bool IsRegistered(Type service, object? key) => IsBuiltIn(service) || IsSequence(service) || Find(service, key) is not null;

    /// <summary>The service is the same in every scope, or missing in every one. The elements of a sequence may be anything.</summary>
    public bool IsSingleton(Type service, object? key) =>
        IsBuiltIn(service) ? service == typeof(IServiceScopeFactory)
        : Find(service, key) is { } descriptor ? descriptor.Lifetime == ServiceLifetime.Singleton
        : !IsSequence(service);

    private string? FindFault(Type service, object? key, bool isSingleton, List<string> chain)
    {
        if (IsBuiltIn(service) || IsSequence(service))
            return null;

        string name = key is null ? NameOf(service) : $"{NameOf(service)} with the key \"{key}\"";
        ServiceDescriptor? descriptor = Find(service, key);
        if (descriptor is null)
        {
            string full = service.Namespace is { } space ? $"{space}.{NameOf(service)}" : NameOf(service);
            return $"{string.Join(" > ", chain)} > {name}: no such service is registered. Register {full} in ConfigureServices "
                + "of the [LambdaStartup] class, or make the parameter nullable if it may be missing.";
        }

        if (isSingleton && descriptor.Lifetime == ServiceLifetime.Scoped)
        {
            return $"{string.Join(" > ", chain)} > {name}: it is registered as scoped, one per invocation, and {chain[^1]} lives as long as "
                + "the process. Take it as a parameter of the handler, marked [FromServices], or register it as singleton.";
        }

        // Twice in one chain is a circle, which the container reports by itself.
        if (chain.Contains(name) || Implementation(descriptor) is not { } implementation || !_sound.Add((descriptor, isSingleton)))
            return null;

        chain.Add(name);
        bool keeps = isSingleton || descriptor.Lifetime == ServiceLifetime.Singleton;
        string? fault = FindFault(implementation, keeps, chain);
        chain.RemoveAt(chain.Count - 1);
        return fault;
    }

    /// <summary>The container takes the constructor with the most parameters of which all are registered, whatever these need in turn.</summary>
    private string? FindFault(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type implementation, bool isSingleton, List<string> chain)
    {
        string? missing = null;
        foreach (ConstructorInfo constructor in implementation.GetConstructors().OrderByDescending(static constructor => constructor.GetParameters().Length))
        {
            ParameterInfo[] needs = [.. constructor.GetParameters().Where(static parameter => !parameter.HasDefaultValue && parameter.GetCustomAttribute<ServiceKeyAttribute>() is null)];
            ParameterInfo? absent = needs.FirstOrDefault(parameter => !IsRegistered(parameter.ParameterType, KeyOf(parameter)));
            if (absent is null)
                return needs.Select(parameter => FindFault(parameter.ParameterType, KeyOf(parameter), isSingleton, chain)).FirstOrDefault(static fault => fault is not null);
            missing ??= FindFault(absent.ParameterType, KeyOf(absent), isSingleton, chain);
        }

        return missing;
    }

    /// <summary>As it is written in C#, without namespaces: <c>IStore&lt;Order&gt;</c>.</summary>
    private static string NameOf(Type type)
    {
        int backtick = type.Name.IndexOf('`', StringComparison.Ordinal);
        return backtick < 0 ? type.Name : $"{type.Name[..backtick]}<{string.Join(", ", type.GenericTypeArguments.Select(NameOf))}>";
    }

    private static object? KeyOf(ParameterInfo parameter) => parameter.GetCustomAttribute<FromKeyedServicesAttribute>()?.Key;

    /// <summary>The last registration counts. One for an open generic type serves all that are made of it.</summary>
    private ServiceDescriptor? Find(Type service, object? key)
    {
        Type? definition = service.IsConstructedGenericType ? service.GetGenericTypeDefinition() : null;
        return services.LastOrDefault(descriptor =>
            (descriptor.ServiceType == service || descriptor.ServiceType == definition)
            && (Equals(descriptor.ServiceKey, key) || (key is not null && Equals(descriptor.ServiceKey, KeyedService.AnyKey))));
    }

    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    private static Type? Implementation(ServiceDescriptor descriptor)
    {
        Type? implementation = descriptor.IsKeyedService ? descriptor.KeyedImplementationType : descriptor.ImplementationType;
        return implementation is { IsGenericTypeDefinition: false } ? implementation : null;
    }

    private static bool IsSequence(Type service) => service.IsConstructedGenericType && service.GetGenericTypeDefinition() == typeof(IEnumerable<>);

    private static bool IsBuiltIn(Type service) =>
        service == typeof(IServiceProvider) || service == typeof(IServiceScopeFactory)
        || service == typeof(IServiceProviderIsService) || service == typeof(IServiceProviderIsKeyedService);
}
