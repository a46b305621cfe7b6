using System.Diagnostics;

namespace Lambda.Runtime;

/// <summary>Marks the class with the initialization of the function. A project has at most one.</summary>
/// <remarks>
/// <para>It has one or both of these static methods, <c>public</c> or <c>internal</c>:</para>
/// <list type="bullet">
/// <item><description><c>void ConfigureServices(IServiceCollection services)</c>: registers services, as with
/// Microsoft.Extensions.DependencyInjection elsewhere;</description></item>
/// <item><description><c>void</c>, <c>Task</c> or <c>ValueTask</c> <c>InitializeAsync(…)</c> or <c>Initialize(…)</c>, which may take the
/// <see cref="IServiceProvider"/>: runs after that. An exception is an init error.</description></item>
/// </list>
/// </remarks>
/// <example>
/// <code>
/// [LambdaStartup]
/// internal static class Startup
/// {
///     public static void ConfigureServices(IServiceCollection services) => services.AddSingleton&lt;IStore, Store>();
///
///     public static Task InitializeAsync(IServiceProvider services) => services.GetRequiredService&lt;IStore>().ConnectAsync();
/// }
///
/// public sealed class Functions(IStore store)
/// {
///     [LambdaHandler]
///     public Task Save(Order order) => store.SaveAsync(order);
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
[Conditional("LAMBDA_RUNTIME_ATTRIBUTES")]
public sealed class LambdaStartupAttribute : Attribute;
