using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>
/// Marks a parameter of a handler as a service, from the scope of the invocation. The <c>[LambdaStartup]</c> class registers services. For a
/// service with a key, use <c>[FromKeyedServices(key)]</c>.
/// </summary>
/// <remarks>A parameter of a nullable reference type is <see langword="null"/> if no such service is registered; for any other, that is an init error.</remarks>
/// <example>
/// <code>
/// [LambdaStartup]
/// internal static class Startup
/// {
///     public static void ConfigureServices(IServiceCollection services) => services.AddScoped&lt;Basket>();
/// }
///
/// public static class Functions
/// {
///     [LambdaHandler]
///     public static int Add(Order order, [FromServices] Basket basket) => basket.Add(order);
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class FromServicesAttribute : Attribute;
