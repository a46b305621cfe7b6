using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Lambda.Runtime.Services;

/// <summary>Checks that the services that a function uses are registered, and those that they need. What a factory needs is unknown.</summary>
/// <remarks>
/// Follows only services that are used, so that others cost nothing at start. The container checks again when it creates the
/// service.
/// </remarks>
internal sealed class ServiceGraph(IServiceCollection services)
{
    /// <summary>The registrations that were checked, with the key that the service was requested with, and whether they were checked as a part of a singleton.</summary>
    private readonly HashSet<(ServiceDescriptor, object?, bool)> _checked = [];

    /// <summary>Checks a service and those that it needs.</summary>
    /// <param name="owner">Who needs the service: the first link of the chain.</param>
    /// <param name="service">The type of the service.</param>
    /// <param name="key">Its key, if it has one.</param>
    /// <param name="isSingleton">Whether the owner lives as long as the process, so that the service has to as well.</param>
    /// <exception cref="InvalidOperationException">A service is missing, or would outlive its scope; the message contains the chain.</exception>
    public void Check(string owner, Type service, object? key, bool isSingleton)
    {
        if (FindProblem(service, key, isSingleton, [owner]) is { } problem)
            throw new InvalidOperationException(problem);
    }

    /// <summary>Whether the container has the service.</summary>
    public bool IsRegistered(Type service, object? key) => IsBuiltIn(service) || IsSequence(service) || Find(service, key) is not null;

    /// <summary>Whether the service is the same in every scope, or missing in every scope. For a sequence it is unknown.</summary>
    public bool IsSingleton(Type service, object? key) =>
        IsBuiltIn(service) ? service == typeof(IServiceScopeFactory)
        : Find(service, key) is { } descriptor ? descriptor.Lifetime == ServiceLifetime.Singleton
        : !IsSequence(service);

    private string? FindProblem(Type service, object? key, bool isSingleton, List<string> chain)
    {
        if (IsBuiltIn(service) || IsSequence(service))
            return null;

        string name = key is null ? FormatName(service) : $"{FormatName(service)} with the key \"{key}\"";
        ServiceDescriptor? descriptor = Find(service, key);
        if (descriptor is null)
        {
            // Generated code passes null where a handler or its class has a nullable parameter. The container looks for a default value.
            string optional = chain.Count == 1 ? "make the parameter nullable" : $"give the parameter of {chain[^1]}'s constructor a default value";
            if (service.Namespace == "Microsoft.Extensions.Logging")
            {
                return $"{string.Join(" > ", chain)} > {name}: no loggers are registered. Call services.AddLambdaLogging() in ConfigureServices of the [LambdaStartup] class, "
                    + $"or {optional} if it may be missing.";
            }

            string full = service.Namespace is { } space ? $"{space}.{FormatName(service)}" : FormatName(service);
            return $"{string.Join(" > ", chain)} > {name}: no such service is registered. Register {full} in ConfigureServices "
                + $"of the [LambdaStartup] class, or {optional} if it may be missing.";
        }

        if (isSingleton && descriptor.Lifetime == ServiceLifetime.Scoped)
        {
            return $"{string.Join(" > ", chain)} > {name}: it is registered as scoped, one per invocation, and {chain[^1]} lives as long as "
                + "the process. Take it as a parameter of the handler, marked [FromServices], or register it as singleton.";
        }

        // A type that is in the chain already is a cycle, which the container reports.
        if (chain.Contains(name) || GetImplementation(descriptor) is not { } implementation || !_checked.Add((descriptor, key, isSingleton)))
            return null;

        chain.Add(name);
        bool keeps = isSingleton || descriptor.Lifetime == ServiceLifetime.Singleton;
        string? problem = FindProblemOfConstructor(implementation, key, keeps, chain);
        chain.RemoveAt(chain.Count - 1);
        return problem;
    }

    /// <summary>
    /// Checks the constructor that the container will use: of those whose parameter types are all registered, that with the most parameters,
    /// regardless of what the parameters need.
    /// </summary>
    /// <param name="implementation">The class.</param>
    /// <param name="key">The key that the service was requested with. Only a service with a key has a parameter for it, and parameters that inherit it.</param>
    /// <param name="isSingleton">Whether the service lives as long as the process.</param>
    /// <param name="chain">The names of the services that lead to this one.</param>
    private string? FindProblemOfConstructor(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type implementation, object? key, bool isSingleton, List<string> chain)
    {
        string? missing = null;
        foreach (ConstructorInfo constructor in implementation.GetConstructors().OrderByDescending(static constructor => constructor.GetParameters().Length))
        {
            ParameterInfo[] needs = [.. constructor.GetParameters()
                .Where(parameter => !parameter.HasDefaultValue && (key is null || parameter.GetCustomAttribute<ServiceKeyAttribute>() is null))];
            ParameterInfo? absent = needs.FirstOrDefault(parameter => !IsRegistered(parameter.ParameterType, GetKey(parameter, key)));
            if (absent is null)
            {
                return needs.Select(parameter => FindProblem(parameter.ParameterType, GetKey(parameter, key), isSingleton, chain))
                    .FirstOrDefault(static problem => problem is not null);
            }

            missing ??= FindProblem(absent.ParameterType, GetKey(absent, key), isSingleton, chain);
        }

        return missing;
    }

    /// <summary>Formats a type as in C#, without namespaces: <c>IStore&lt;Order&gt;</c>.</summary>
    private static string FormatName(Type type)
    {
        int backtick = type.Name.IndexOf('`', StringComparison.Ordinal);
        return backtick < 0 ? type.Name : $"{type.Name[..backtick]}<{string.Join(", ", type.GenericTypeArguments.Select(FormatName))}>";
    }

    /// <summary>The key of the service that a parameter takes: that of its attribute, or that of the service that has the parameter.</summary>
    private static object? GetKey(ParameterInfo parameter, object? inherited) => parameter.GetCustomAttribute<FromKeyedServicesAttribute>() switch
    {
        { LookupMode: ServiceKeyLookupMode.InheritKey } => inherited,
        { } attribute => attribute.Key,
        null => null,
    };

    /// <summary>
    /// Finds the registration of a service, in the order of the container: that of the type before that of its open generic type, which applies to all constructed
    /// types; that of the key before that of any key; and the last one of several.
    /// </summary>
    private ServiceDescriptor? Find(Type service, object? key) =>
        FindExact(service, key) ?? (service.IsConstructedGenericType ? FindExact(service.GetGenericTypeDefinition(), key) : null);

    private ServiceDescriptor? FindExact(Type type, object? key) =>
        FindLast(type, key) ?? (key is not null ? FindLast(type, KeyedService.AnyKey) : null);

    private ServiceDescriptor? FindLast(Type type, object? key) =>
        services.LastOrDefault(descriptor => descriptor.ServiceType == type && Equals(descriptor.ServiceKey, key));

    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    private static Type? GetImplementation(ServiceDescriptor descriptor)
    {
        Type? implementation = descriptor.IsKeyedService ? descriptor.KeyedImplementationType : descriptor.ImplementationType;
        return implementation is { IsGenericTypeDefinition: false } ? implementation : null;
    }

    private static bool IsSequence(Type service) => service.IsConstructedGenericType && service.GetGenericTypeDefinition() == typeof(IEnumerable<>);

    private static bool IsBuiltIn(Type service) =>
        service == typeof(IServiceProvider) || service == typeof(IServiceScopeFactory)
        || service == typeof(IServiceProviderIsService) || service == typeof(IServiceProviderIsKeyedService);
}
