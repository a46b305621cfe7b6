using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>
/// Marks a parameter of a handler as a service, from the scope of the invocation. The <c>[LambdaStartup]</c> class registers services. For a
/// service with a key, use <c>[FromKeyedServices(key)]</c>.
/// </summary>
/// <remarks>A parameter of a nullable reference type is <see langword="null"/> if no such service is registered; for any other, that is an init error.</remarks>
[AttributeUsage(AttributeTargets.Parameter)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class FromServicesAttribute : Attribute;
