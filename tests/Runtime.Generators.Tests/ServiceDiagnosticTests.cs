namespace Lambda.Runtime.Generators.Tests;

/// <summary>Errors in everything that is created before the first event: classes of handlers, middleware, services, the startup class.</summary>
public sealed class ServiceDiagnosticTests
{
    private const string Types = """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.DependencyInjection.Extensions;

        public interface IClock;
        public class Clock : IClock;

        """;

    private const string Handler = "static class F { [LambdaHandler] public static void Run() { } } ";

    /// <summary>The dollar sign is replaced by the handler.</summary>
    [Theory]
    [InlineData("abstract class F { $ }", "'F.Run' is an instance method, and an object of 'F' cannot be created for it: it is abstract; put the method into a class that is not, or make it static")]
    [InlineData("ref struct F { $ }", "it is a ref struct, which cannot be kept; make it a class")]
    [InlineData("class F { F() { } $ }", "it has no public or internal constructor; add one")]
    [InlineData("class F { protected F() { } $ }", "it has no public or internal constructor")]
    [InlineData("class F { public F() { } internal F(IClock clock) { } $ }", "it has several constructors; leave one, or mark the right one with [ActivatorUtilitiesConstructor]")]
    [InlineData("class F { [ActivatorUtilitiesConstructor] public F() { } [ActivatorUtilitiesConstructor] public F(IClock clock) { } $ }", "it has several constructors")]
    [InlineData("class F { public required int A { get; set; } $ }", "its member 'A' is required, and nothing sets it; take the value as a parameter of the constructor")]
    [InlineData("class B { public required int A; } class F : B { $ }", "its member 'A' is required")]
    [InlineData("class F { public F(ref IClock clock) { } $ }", "its constructor takes 'clock' by reference; take it by value")]
    [InlineData("class F { public F(in IClock clock) { } $ }", "its constructor takes 'clock' by reference")]
    [InlineData("class F { public unsafe F(int* p) { } $ }", "its constructor takes 'p', but a pointer cannot be a service")]
    [InlineData("class F { public unsafe F(delegate*<void> p) { } $ }", "its constructor takes 'p', but a pointer cannot be a service")]
    [InlineData("class F { public F(dynamic d) { } $ }", "its constructor takes 'd', but dynamic cannot be a service; write the type that is registered")]
    [InlineData("class F { public F(Span<byte> span) { } $ }", "its constructor takes 'span', but a ref struct cannot be a service")]
    [InlineData("class F { public F(int? number) { } $ }", "its constructor takes 'number', but 'int?' cannot be a service; take 'int', or a class, which may be null")]
    [InlineData("class F { public F(LambdaContext context) { } $ }", "its constructor takes 'context', but each invocation has its own LambdaContext, which is not a service; a handler takes it as a parameter without an attribute")]
    [InlineData("class F { public F(CancellationToken token) { } $ }", "each invocation has its own CancellationToken")]
    [InlineData("class F { public F(LambdaResponseStream stream) { } $ }", "each invocation has its own LambdaResponseStream")]
    [InlineData("class F { public F(Invocation invocation) { } $ }", "each invocation has its own Invocation")]
    [InlineData("class F { public F([FromKeyedServices(new[] { 1 })] IClock clock) { } $ }", "its constructor takes 'clock', but its key is an array, which equals no other; use a text, a number or an enum")]
    [InlineData("class F { enum Key { A } public F([FromKeyedServices(Key.A)] IClock clock) { } $ }", "its constructor takes 'clock', but the program cannot name its key: 'Key' is private; make it internal or public")]
    [InlineData("class F { public F([FromKeyedServices] IClock clock) { } $ }", "its constructor takes 'clock', but its [FromKeyedServices] names no key and cannot inherit one, because only a service that is registered with a key has a key; name the key, or remove the attribute")]
    [InlineData("class F { class Key; public F([FromKeyedServices(typeof(Func<Key[]>))] IClock clock) { } $ }", "the program cannot name its key: 'Key' is private")]
    public Task HandlerClassThatCannotBeCreated_IsAnError(string type, string message) =>
        Verify(type.Replace("$", "[LambdaHandler] public void {|LAMBDA003:Run|}() { }", StringComparison.Ordinal), message);

    /// <summary>The dollar sign is replaced by the implementation of the middleware interface.</summary>
    [Theory]
    [InlineData("abstract class M$", "M", "The middleware 'M' of handler 'F.Run' cannot be created: it is abstract; name a class that is not")]
    [InlineData("interface M : ILambdaMiddleware;", "M", "it is an interface; name a class that is not")]
    [InlineData("file class M$", "M", "the program cannot name it: 'M' is local to its file; make it internal or public")]
    [InlineData("static partial class F { class M$ }", "F.M", "the program cannot name it: 'M' is private; make it internal or public")]
    [InlineData("class M<T>$ static partial class F { class Hidden; }", "M<F.Hidden>", "the program cannot name it: 'Hidden' is private")]
    [InlineData("class M([FromKeyedServices] IClock clock)$", "M", "its constructor takes 'clock', but its [FromKeyedServices] names no key and cannot inherit one")]
    [InlineData("class M(LambdaContext context)$", "M", "its constructor takes 'context', but each invocation has its own LambdaContext")]
    public Task MiddlewareThatCannotBeCreated_IsAnError(string type, string name, string message)
    {
        type = type.Replace("$", " : ILambdaMiddleware { public ValueTask InvokeAsync(Invocation i, InvocationDelegate next) => next(i); }", StringComparison.Ordinal);
        return Verify($"{type} static partial class F {{ [LambdaMiddleware<{name}>] [LambdaHandler] public static void {{|LAMBDA030:Run|}}() {{ }} }}", message);
    }

    [Theory]
    [InlineData("[MapException<ArgumentException>(\"\")]", "Handler 'F.Run' maps the exception 'ArgumentException' to \"\", which is empty or contains white space; give it a name such as \"OutOfStock\"")]
    [InlineData("[MapException<ArgumentException>(null!)]", "maps the exception 'ArgumentException' to \"\"")]
    [InlineData("[MapException<ArgumentException>(\"Out of stock\")]", "maps the exception 'ArgumentException' to \"Out of stock\"")]
    [InlineData("[MapException<Hidden>(\"A\")]", "Handler 'F.Run' maps the exception 'Hidden', which the program cannot name: 'Hidden' is private; make it internal or public")]
    [InlineData("[MapException<ArgumentException>(\"A\"), MapException<ArgumentException>(\"B\")]", "Handler 'F.Run' maps the exception 'ArgumentException' twice at one place; remove one of the attributes")]
    public Task ExceptionThatCannotBeMapped_IsAnError(string attributes, string message) =>
        Verify($"static class F {{ class Hidden : Exception; {attributes} [LambdaHandler] public static void {{|LAMBDA031:Run|}}() {{ }} }}", message);

    [Theory]
    [InlineData("public void {|LAMBDA037:M|}() { }", "The shutdown method 'C.M' is not static")]
    [InlineData("private static void {|LAMBDA037:M|}() { }", "cannot be called by the program: 'M' is private")]
    [InlineData("public static void {|LAMBDA037:M|}<T>() { }", "or its type is generic")]
    [InlineData("public static void {|LAMBDA037:M|}(int i) { }", "has parameters")]
    [InlineData("public static int {|LAMBDA037:M|}() => 1;", "returns 'int'")]
    [InlineData("public static async void {|LAMBDA037:M|}() => await System.Threading.Tasks.Task.Yield();", "is async void")]
    public Task ShutdownMethodThatCannotBeCalled_IsAnError(string method, string message) =>
        Verify($"public class C {{ [LambdaShutdown] {method} }} static class F {{ [LambdaHandler] public static void Run() {{ }} }}", message);

    [Theory]
    [InlineData("[LambdaErrorType(\"A\")] public class {|LAMBDA036:E|};", "'E', marked [LambdaErrorType], is not an exception; derive it from Exception")]
    [InlineData("[LambdaErrorType(\"A\")] public class {|LAMBDA036:E|}<T> : Exception;", "is generic; mark a base class of it that is not")]
    [InlineData("[LambdaErrorType(\"A b\")] public class {|LAMBDA036:E|} : Exception;", "has the error type \"A b\", which is empty or contains white space")]
    [InlineData("public class C { [LambdaErrorType(\"A\")] private class {|LAMBDA036:E|} : Exception; }", "cannot be named by the program: 'E' is private; make it internal or public")]
    public Task InvalidErrorType_IsAnError(string source, string message) =>
        Verify($"{source} static class F {{ [LambdaHandler] public static void Run() {{ }} }}", message);

    [Theory]
    [InlineData("[FromServices] int? {|LAMBDA004:p|}", "Parameter 'p' of handler 'F.Run' is marked as a service, but 'int?' cannot be a service; take 'int', or a class, which may be null")]
    [InlineData("[FromServices] Span<byte> {|LAMBDA004:p|}", "is marked as a service, but a ref struct cannot be a service")]
    [InlineData("[FromServices] dynamic {|LAMBDA004:p|}", "is marked as a service, but dynamic cannot be a service")]
    [InlineData("[FromServices] LambdaContext {|LAMBDA004:p|}", "is marked as a service, but each invocation has its own LambdaContext")]
    [InlineData("[FromKeyedServices(new[] { 1 })] IClock {|LAMBDA004:p|}", "is marked as a service, but its key is an array")]
    [InlineData("[FromKeyedServices] IClock {|LAMBDA004:p|}", "is marked as a service, but its [FromKeyedServices] names no key and cannot inherit one")]
    [InlineData("[FromServices] ref IClock {|LAMBDA004:p|}", "is passed by reference; take it by value")]
    public Task ParameterThatIsNotAService_IsAnError(string parameter, string message) =>
        Verify($"static class F {{ [LambdaHandler] public static unsafe void Run({parameter}) {{ }} }}", message);

    [Theory]
    [InlineData("static class F { [LambdaHandler] public static void {|LAMBDA016:Run|}([FromServices] IClock clock) { } }", "Handler 'F.Run' needs the service 'IClock', and no class registers services; write a class with [LambdaStartup] and 'public static void ConfigureServices(IServiceCollection services)', in a file with 'using Microsoft.Extensions.DependencyInjection;'")]
    [InlineData("static class F { [LambdaHandler] public static void {|LAMBDA016:Run|}([FromServices] int number) { } }", "needs the service 'int'")]
    [InlineData("static class F { [LambdaHandler] public static void {|LAMBDA016:Run|}([FromKeyedServices(\"a\")] IClock clock) { } }", "needs the service 'IClock'")]
    [InlineData("class F(IClock clock) { public IClock Clock => clock; [LambdaHandler] public void {|LAMBDA016:Run|}() { } }", "needs the service 'IClock'")]
    [InlineData("class M(IClock clock) : ILambdaMiddleware { public IClock Clock => clock; public ValueTask InvokeAsync(Invocation i, InvocationDelegate next) => next(i); } [LambdaMiddleware<M>] static class F { [LambdaHandler] public static void {|LAMBDA016:Run|}() { } }", "needs the service 'IClock'")]
    [InlineData("class F(IClock clock) { public IClock Clock => clock; [LambdaHandler] public void {|LAMBDA016:Run|}() { } } [LambdaStartup] static class S { public static void Initialize() { } }", "needs the service 'IClock'")]
    public Task UnregisteredService_IsAnError(string source, string message) => Verify(source, message);

    [Theory]
    [InlineData("static class F { [LambdaHandler] public static void Run([FromServices] IClock? clock) { } }")]
    [InlineData("static class F { [LambdaHandler] public static void Run([FromServices] IServiceProvider services) { } }")]
    [InlineData("class F(IServiceProvider services, IClock? clock, int a = 1, string b = \"b\", IClock? c = null) { public object[] All => [services, clock!, a, b, c!]; [LambdaHandler] public void Run() { } }")]
    public Task ServiceThatNeedNotBeRegistered_IsNotAnError(string source) => Verify(source, "");

    /// <summary>The dollar sign is replaced by the text between the name of the class and its members.</summary>
    [Theory]
    [InlineData("static class {|LAMBDA017:S|}<T> { public static void Initialize() { } }", "The startup class 'S' is generic; expected a class that is not private or generic, with 'public static void ConfigureServices(IServiceCollection services)', 'public static Task InitializeAsync(IServiceProvider services)', or both")]
    [InlineData("file static class {|LAMBDA017:S|} { public static void Initialize() { } }", "cannot be called: 'S' is local to its file")]
    [InlineData("static class {|LAMBDA017:S|} { }", "has neither of the methods that are called")]
    [InlineData("static class {|LAMBDA017:S|} { public static Action Initialize = () => { }; }", "has neither of the methods that are called")]
    [InlineData("class S { public void {|LAMBDA017:Initialize|}() { } }", "has a method 'Initialize' that is not static")]
    [InlineData("static class S { public static void {|LAMBDA017:Initialize|}<T>() { } }", "has a method 'Initialize' that is generic")]
    [InlineData("static class S { public static async void {|LAMBDA017:InitializeAsync|}() => await Task.Yield(); }", "has a method 'InitializeAsync' that is async void")]
    [InlineData("static class S { static Task {|LAMBDA017:InitializeAsync|}() => Task.CompletedTask; }", "has a method 'InitializeAsync' that is private")]
    [InlineData("class S { protected static void {|LAMBDA017:Initialize|}() { } }", "has a method 'Initialize' that is protected")]
    [InlineData("static class S { public static Task<int> {|LAMBDA017:InitializeAsync|}() => Task.FromResult(1); }", "has a method 'InitializeAsync' that returns 'System.Threading.Tasks.Task<int>'")]
    [InlineData("static class S { public static void {|LAMBDA017:Initialize|}(IClock clock) { } }", "has a method 'Initialize' that takes something other than one IServiceProvider by value")]
    [InlineData("static class S { public static void {|LAMBDA017:Initialize|}(in IServiceProvider services) { } }", "takes something other than one IServiceProvider by value")]
    [InlineData("static class S { public static void Initialize() { } public static void {|LAMBDA017:Initialize|}(IServiceProvider services) { } }", "The startup class 'S' has two initializers, and nothing says which comes first")]
    [InlineData("static class S { public static Task InitializeAsync() => Task.CompletedTask; public static void {|LAMBDA017:Initialize|}() { } }", "has two initializers")]
    [InlineData("static class S { public static void {|LAMBDA017:ConfigureServices|}() { } }", "has a method 'ConfigureServices' that does not take exactly one IServiceCollection by value")]
    [InlineData("static class S { public static void {|LAMBDA017:ConfigureServices|}(ref IServiceCollection services) { } }", "does not take exactly one IServiceCollection by value")]
    [InlineData("static class S { public static async void {|LAMBDA017:ConfigureServices|}(IServiceCollection services) => await Task.Yield(); }", "has a method 'ConfigureServices' that is async void")]
    [InlineData("static class S { public static IServiceCollection {|LAMBDA017:ConfigureServices|}(IServiceCollection services) => services; }", "has a method 'ConfigureServices' that returns 'Microsoft.Extensions.DependencyInjection.IServiceCollection'")]
    public Task StartupThatCannotBeCalled_IsAnError(string type, string message) => Verify($"{Handler} [LambdaStartup] {type}", message);

    [Fact]
    public Task PrivateStartup_IsAnError() => Verify(
        "static class F { [LambdaHandler] public static void Run() { } [LambdaStartup] static class {|LAMBDA017:S|} { static void Initialize() { } } }",
        "The startup class 'S' cannot be called: 'S' is private");

    /// <summary>An error of the startup class is reported once, and not at the handlers.</summary>
    [Fact]
    public Task InvalidStartup_IsTheOnlyError() => Verify(
        "class F(IClock clock) { public IClock Clock => clock; [LambdaHandler] public void Run() { } } [LambdaStartup] class S { public void {|LAMBDA017:ConfigureServices|}(IServiceCollection services) { } }",
        "is not static");

    [Fact]
    public Task SeveralStartups_AreErrors() => Verify(
        Handler + "[LambdaStartup] class A { public static void Initialize() { } } [LambdaStartup] class {|LAMBDA018:B|} { public static void Initialize() { } } [LambdaStartup] class {|LAMBDA018:C|} { public static void Initialize() { } }",
        "'A' and 'B' are both marked [LambdaStartup], and nothing says which comes first; put them together");

    [Theory]
    [InlineData("services.AddScoped<IClock, Clock>();", true)]
    [InlineData("services.AddScoped<IClock>(static _ => new Clock());", true)]
    [InlineData("services?.TryAddScoped<IClock, Clock>();", true)]
    [InlineData("services.AddScoped(static _ => (IClock)new Clock());", true)]
    [InlineData("services.AddScoped<IClock, Clock>(); services.AddSingleton<IClock, Clock>();", false)]
    [InlineData("if (Environment.ProcessorCount > 1) services.AddScoped<IClock, Clock>(); else services.AddTransient<IClock, Clock>();", false)]
    [InlineData("services.AddScoped(typeof(IClock), typeof(Clock));", false)]
    public async Task ScopedServiceInAConstructor_IsAnError(string registration, bool isPlain)
    {
        string startup = $"[LambdaStartup] static class S {{ public static void ConfigureServices(IServiceCollection services) {{ {registration} }} }}";
        string run = isPlain ? "{|LAMBDA019:Run|}" : "Run";
        await Verify(
            $"class F(IClock clock) {{ public IClock Clock => clock; [LambdaHandler] public void {run}() {{ }} }} {startup}",
            isPlain ? "The constructor of 'F', which handler 'F.Run' needs, takes 'IClock', which is registered as scoped, one per invocation; take it as a parameter of the handler, marked [FromServices], or register it as singleton" : "");
        await Verify($"static class F {{ [LambdaHandler] public static void Run([FromServices] IClock clock) {{ }} }} {startup}", "");
    }

    [Fact]
    public Task ScopedServiceInMiddleware_IsAnError() => Verify(
        "class M(IClock clock) : ILambdaMiddleware { public IClock Clock => clock; public ValueTask InvokeAsync(Invocation i, InvocationDelegate next) => next(i); } [LambdaMiddleware<M>] static class F { [LambdaHandler] public static void {|LAMBDA019:Run|}() { } } [LambdaStartup] static class S { public static void ConfigureServices(IServiceCollection services) => services.AddScoped<IClock, Clock>(); }",
        "The constructor of 'M', which handler 'F.Run' needs, takes 'IClock'");

    [Fact]
    public Task UnusedServices_AreAWarning() => Verify(
        Handler + "[LambdaStartup] static class {|LAMBDA035:S|} { public static void ConfigureServices(IServiceCollection services) { } public static void Initialize() { } }",
        "'S' registers services, but no handler, middleware or initializer takes any, so its ConfigureServices is not called");

    [Theory]
    [InlineData("[MapException<ArgumentException>(\"A\")] public static void {|LAMBDA038:Other|}() { }", "", "[MapException<ArgumentException>] at 'Other' has no effect: the method is not a handler; put it on a [LambdaHandler] method")]
    [InlineData("[LambdaMiddleware<Pass>] public static void {|LAMBDA038:Other|}() { }", "", "[LambdaMiddleware<Pass>] at 'Other' has no effect: the method is not a handler; put it on a [LambdaHandler] method")]
    [InlineData("", "[LambdaMiddleware<Pass>] static class {|LAMBDA038:Idle|} { public static void M() { } }", "[LambdaMiddleware<Pass>] at 'Idle' has no effect: the type has no handler; put it on a [LambdaHandler] method, on the class that has one, or on the assembly")]
    [InlineData("", "[MapException<ArgumentException>(\"A\")] struct {|LAMBDA038:Idle|};", "[MapException<ArgumentException>] at 'Idle' has no effect: the type has no handler")]
    [InlineData("", "[LambdaRoutePrefix(\"/v1\")] static class {|LAMBDA038:Idle|} { [LambdaHandler] public static void M() { } }", "[LambdaRoutePrefix] at 'Idle' has no effect: the type has no route; put it on a class whose methods have [LambdaRoute], on a class around it, or on the assembly")]
    [InlineData("", "[MapException<ArgumentException>(404)] static class {|LAMBDA038:Idle|} { [LambdaHandler] public static void M() { } }", "[MapException<ArgumentException>] at 'Idle' has no effect: the type has no route, which a status is for")]
    [InlineData("", "[LambdaMiddleware<Pass>] [MapException<ArgumentException>(\"A\")] static partial class Two { [LambdaHandler(\"two\")] public static void Run() { } } static partial class Two { public static void Other() { } }", "")]
    public Task MiddlewareWithoutAHandler_IsAWarning(string member, string type, string message) => Verify(
        $"sealed class Pass : ILambdaMiddleware {{ public ValueTask InvokeAsync(Invocation i, InvocationDelegate next) => next(i); }} static class F {{ [LambdaHandler(\"one\")] public static void Run() {{ }} {member} }} {type}",
        message);

    [Theory]
    [InlineData("LambdaCors(\"https://app.example\")", "LambdaCors")]
    [InlineData("LambdaHttp(ETags = true)", "LambdaHttp")]
    [InlineData("LambdaRoutePrefix(\"/v1\")", "LambdaRoutePrefix")]
    [InlineData("MapException<ArgumentException>(404)", "MapException<ArgumentException>")]
    public async Task AttributeOfTheAssemblyWithoutRoutes_IsAWarning(string attribute, string name)
    {
        const string Route = "static class G { [LambdaRoute(\"GET /\")] public static void Get() { } }";
        const string Problem = "has no effect, because the project has no method with [LambdaRoute]; add one, or remove the attribute";
        await VerifyAssembly($"{{|LAMBDA081:{attribute}|}}", "", $"[assembly: {name}] {Problem}");
        await VerifyAssembly(attribute, Route, "");
        string invalid = Route.Replace("GET /", "GET", StringComparison.Ordinal).Replace("Get", "{|LAMBDA077:Get|}", StringComparison.Ordinal);
        await VerifyAssembly(attribute, invalid, "Handler 'G.Get' has the route \"GET\"");
    }

    /// <summary>Handlers of events have error types.</summary>
    [Fact]
    public Task ErrorTypeOfTheAssembly_NeedsNoRoute() => VerifyAssembly("MapException<ArgumentException>(\"A\")", "", "");

    [Theory]
    [InlineData("static class S { public static void ConfigureServices(IServiceCollection services) { } public static void Initialize(IServiceProvider services) { } }")]
    [InlineData("static class S { public static void ConfigureServices(string other) { } public static void ConfigureServices(IServiceCollection services) { } static void Initialize() { } public static Task InitializeAsync(IServiceProvider services) => Task.CompletedTask; }")]
    [InlineData("record S { public static ValueTask InitializeAsync() => default; }")]
    [InlineData("record struct S(int A) { internal static void Initialize() { } }")]
    [InlineData("partial class S; partial class S { internal static void Initialize() { } }")]
    [InlineData("class S : Base; class Base { public static void Initialize(IServiceProvider services) { } public static void ConfigureServices(IServiceCollection services) { } }")]
    [InlineData("class S : Base { public static new void Initialize() { } } class Base { public static void Initialize() { } }")]
    public Task StartupThatCanBeCalled_IsNotAnError(string type) => Verify($"{Handler} [LambdaStartup] {type}", "");

    private static Task VerifyAssembly(string attribute, string more, string message) =>
        DiagnosticTests.Verify($"using System;\n[assembly: {attribute}]\n{Handler}{more}", message);

    private static Task Verify(string source, string message) => DiagnosticTests.Verify(Types + source, message);
}
