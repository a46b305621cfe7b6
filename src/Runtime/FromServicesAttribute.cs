using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>
/// Marks a parameter of a handler that is a service: it comes from the scope of the invocation. What <c>[LambdaStartup]</c> registers
/// are the services; one with a key is marked <c>[FromKeyedServices(key)]</c> instead.
/// </summary>
/// <remarks>A parameter of a nullable reference type is <see langword="null"/> where no such service is registered; any other is an init error.</remarks>
[AttributeUsage(AttributeTargets.Parameter)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class FromServicesAttribute : Attribute;
