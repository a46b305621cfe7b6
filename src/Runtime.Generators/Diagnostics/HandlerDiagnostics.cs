using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Diagnostics;

/// <summary>Diagnostics for handlers, and for startup classes, middleware and other parts of a function. Each message says what was found and what is expected.</summary>
internal static class HandlerDiagnostics
{
    public static readonly DiagnosticDescriptor Generic = LambdaDiagnostic.Error(
        "LAMBDA001",
        "The handler is generic",
        "'{0}' cannot be a handler because it or its type is generic, and nothing says which type an event has; write a method that is not generic, in a type that is not");

    public static readonly DiagnosticDescriptor Inaccessible = LambdaDiagnostic.Error(
        "LAMBDA002",
        "The handler cannot be accessed",
        "'{0}' cannot be a handler because the program cannot call it: {1}; make it and the types around it internal or public");

    public static readonly DiagnosticDescriptor CannotConstruct = LambdaDiagnostic.Error(
        "LAMBDA003",
        "The class of the handler cannot be created",
        "'{0}' is an instance method, and an object of '{1}' cannot be created for it: {2}");

    public static readonly DiagnosticDescriptor BadParameter = LambdaDiagnostic.Error(
        "LAMBDA004",
        "Nothing can be passed to the handler's parameter",
        "Parameter '{1}' of handler '{0}' {2}");

    public static readonly DiagnosticDescriptor TwoEvents = LambdaDiagnostic.Error(
        "LAMBDA005",
        "The handler has two parameters for the event",
        "Handler '{0}' has two parameters that are the event, '{1}' and '{2}', but an invocation has one; put what it holds into one type, or mark the one that is a service [FromServices]");

    public static readonly DiagnosticDescriptor Twice = LambdaDiagnostic.Error(
        "LAMBDA006",
        "The handler takes the same thing twice",
        "Handler '{0}' takes {3} twice, as '{1}' and '{2}'; remove one");

    public static readonly DiagnosticDescriptor AsyncVoid = LambdaDiagnostic.Error(
        "LAMBDA007",
        "The handler is async void",
        "Handler '{0}' is async void, so nothing can wait for it or see that it failed; return Task");

    public static readonly DiagnosticDescriptor NotAMethod = LambdaDiagnostic.Error(
        "LAMBDA008",
        "The handler is not an ordinary method with a body",
        "'{0}' cannot be a handler because it is {1}; write an ordinary method");

    public static readonly DiagnosticDescriptor ReturnKind = LambdaDiagnostic.Error(
        "LAMBDA009",
        "The handler's return value cannot be sent",
        "Handler '{0}' returns {1}");

    public static readonly DiagnosticDescriptor BadName = LambdaDiagnostic.Error(
        "LAMBDA010",
        "The name of the handler is empty, has white space, or is *",
        "The name \"{1}\" of handler '{0}' {2}, or omit it to use the name of the method");

    public static readonly DiagnosticDescriptor AmbiguousName = LambdaDiagnostic.Error(
        "LAMBDA011",
        "Two handlers have the same name",
        "_HANDLER=\"{2}\" could mean '{0}' as well as '{1}'; {3}");

    public static readonly DiagnosticDescriptor OwnMain = LambdaDiagnostic.WarningOfCompilation(
        "LAMBDA012",
        "The entry point does not run the handlers",
        "The program's entry point, {0}, does not call LambdaHost.Run, so handler '{1}' gets no invocation, and on Lambda the function ends with Runtime.ExitError; delete the entry point, and one is generated, or end it with 'return Lambda.Runtime.LambdaHost.Run(" + GeneratedNames.HandlersType + "." + GeneratedNames.HandlersProperty + ");', for which a Main returns int or Task<int>");

    public static readonly DiagnosticDescriptor NoHandler = LambdaDiagnostic.Error(
        "LAMBDA013",
        "The program has no handler",
        "The program has neither a handler nor a Main; put [LambdaHandler] on a public or internal method");

    public static readonly DiagnosticDescriptor TwoResponses = LambdaDiagnostic.Error(
        "LAMBDA014",
        "The handler has two responses",
        "Handler '{0}' {1} and also returns '{2}', but an invocation has one response; return nothing, Task or ValueTask");

    public static readonly DiagnosticDescriptor PayloadMismatch = LambdaDiagnostic.Error(
        "LAMBDA015",
        "The payload does not fit the handler's signature",
        "Handler '{0}' has {1}, but {2}");

    public static readonly DiagnosticDescriptor NoStartup = LambdaDiagnostic.Error(
        "LAMBDA016",
        "No class registers services",
        "Handler '{0}' needs the service '{1}', and no class registers services; write a class with [LambdaStartup] and 'public static void ConfigureServices(IServiceCollection services)', in a file with 'using Microsoft.Extensions.DependencyInjection;'");

    public static readonly DiagnosticDescriptor BadStartup = LambdaDiagnostic.Error(
        "LAMBDA017",
        "The startup class has no method that can be called",
        "The startup class '{0}' {1}; expected a class that is not private or generic, with 'public static void ConfigureServices(IServiceCollection services)', 'public static Task InitializeAsync(IServiceProvider services)', or both");

    public static readonly DiagnosticDescriptor TwoStartups = LambdaDiagnostic.Error(
        "LAMBDA018",
        "The project has two startup classes",
        "'{0}' and '{1}' are both marked [LambdaStartup], and nothing says which comes first; put them together");

    public static readonly DiagnosticDescriptor CapturedScope = LambdaDiagnostic.Error(
        "LAMBDA019",
        "A scoped service is kept for the life of the process",
        "The constructor of '{1}', which handler '{0}' needs, takes '{2}', which is registered as scoped, one per invocation; take it as a parameter of the handler, marked [FromServices], or register it as singleton");

    public static readonly DiagnosticDescriptor BadMiddleware = LambdaDiagnostic.Error(
        "LAMBDA030",
        "The middleware cannot be created",
        "The middleware '{1}' of handler '{0}' cannot be created: {2}");

    public static readonly DiagnosticDescriptor BadMap = LambdaDiagnostic.Error(
        "LAMBDA031",
        "The mapping of the exception is not valid",
        "Handler '{0}' maps the exception '{1}'{2}");

    public static readonly DiagnosticDescriptor BadMargin = LambdaDiagnostic.Error(
        "LAMBDA032",
        "The cancellation margin is negative",
        "The CancellationMarginMilliseconds of handler '{0}' is {1}; expected 0 or more");

    public static readonly DiagnosticDescriptor UnusedMargin = LambdaDiagnostic.Warning(
        "LAMBDA033",
        "The cancellation margin has no effect",
        "Handler '{0}' sets CancellationMarginMilliseconds, but takes no CancellationToken that could be canceled; add the parameter or remove the margin");

    public static readonly DiagnosticDescriptor Library = LambdaDiagnostic.Warning(
        "LAMBDA034",
        "The project with handlers is a library",
        "The project has handlers but is a library, so nothing runs them, and a publish writes no zip; set OutputType to Exe");

    public static readonly DiagnosticDescriptor UnusedStartup = LambdaDiagnostic.Warning(
        "LAMBDA035",
        "The registered services are not used",
        "'{0}' registers services, but no handler, middleware or initializer takes any, so its ConfigureServices is not called");

    public static readonly DiagnosticDescriptor BadErrorType = LambdaDiagnostic.Error(
        "LAMBDA036",
        "The class cannot have an error type",
        "'{0}', marked [LambdaErrorType], {1}");

    public static readonly DiagnosticDescriptor BadShutdown = LambdaDiagnostic.Error(
        "LAMBDA037",
        "The shutdown method cannot be called",
        "The shutdown method '{0}' {1}; make it static, public or internal, without parameters, returning nothing, Task or ValueTask");

    public static readonly DiagnosticDescriptor UnusedAttribute = LambdaDiagnostic.Warning(
        "LAMBDA038",
        "The middleware, exception mapping or route prefix has no effect",
        "[{1}] at '{0}' has no effect: {2}");

    public static readonly DiagnosticDescriptor OtherLibrary = LambdaDiagnostic.Warning(
        "LAMBDA071",
        "The attribute or class is for another runtime client",
        "{0} of {1} {2}; {3}");

    public static readonly DiagnosticDescriptor OldLanguage = LambdaDiagnostic.Error(
        "LAMBDA072",
        "The project's version of C# is too old",
        "The project is compiled as C# {0}, but generated code needs C# {1} or later, so nothing is generated; remove LangVersion from the project and its Directory.Build.props, or set it to a later version");

    public static readonly DiagnosticDescriptor BadHandlerAttribute = LambdaDiagnostic.Error(
        "LAMBDA073",
        "The attribute of the handler is not valid",
        "Handler '{0}' {1}");

    public static readonly DiagnosticDescriptor RecordAsEvent = LambdaDiagnostic.Warning(
        "LAMBDA074",
        "The event is taken as one of its records",
        "Handler '{0}' takes '{1}', which is one record of an event, or a part of one, so that its members are empty for an event of the service; mark the method [{2}Handler], or take {3}");

    public static readonly DiagnosticDescriptor PartAsResponse = LambdaDiagnostic.Warning(
        "LAMBDA075",
        "The result is a part of a response",
        "Handler '{0}' returns '{1}', which is a part of a response, so that the service does not find it; return {2}");

    public static readonly DiagnosticDescriptor SharedSource = LambdaDiagnostic.Warning(
        "LAMBDA076",
        "Two handlers share a queue or a Firehose stream",
        "Handlers '{0}' and '{1}' have the same {2} \"{3}\", but {4}");

    public static readonly DiagnosticDescriptor BadRoute = LambdaDiagnostic.Error(
        "LAMBDA077",
        "The route is not valid",
        "Handler '{0}' has the route \"{1}\", {2}");

    public static readonly DiagnosticDescriptor SameRoute = LambdaDiagnostic.Error(
        "LAMBDA078",
        "Two routes take the same requests",
        "Handlers '{0}' and '{2}' have the routes \"{1}\" and \"{3}\", which no request can tell apart; change one of them, or remove it");

    public static readonly DiagnosticDescriptor UntakenRouteParameter = LambdaDiagnostic.Error(
        "LAMBDA079",
        "A parameter of the route is not taken",
        "Handler '{0}' has the route \"{1}\", and no parameter of the method takes {{{2}}}; add one with this name, such as 'string {2}', or remove it from the route");

    public static readonly DiagnosticDescriptor BadCors = LambdaDiagnostic.Error(
        "LAMBDA080",
        "The CORS settings are not valid",
        "[assembly: LambdaCors] {0}");

    public static readonly DiagnosticDescriptor UnusedRouteAttribute = LambdaDiagnostic.Warning(
        "LAMBDA081",
        "The attribute of the assembly has no effect without routes",
        "[assembly: {0}] has no effect, because the project has no method with [LambdaRoute]; add one, or remove the attribute");

    public static readonly DiagnosticDescriptor ClientInHandler = LambdaDiagnostic.Warning(
        "LAMBDA082",
        "The handler creates a client in each invocation",
        "'{0}' in handler '{1}' creates a client in each invocation, {2}; {3}");

    public static readonly DiagnosticDescriptor MisleadingRoute = LambdaDiagnostic.Warning(
        "LAMBDA083",
        "The route does not take the requests that it seems to",
        "Handler '{0}' has the route \"{1}\", {2}");

    public static readonly DiagnosticDescriptor UnknownType = LambdaDiagnostic.Error(
        "LAMBDA039",
        "The type does not exist while source generators run",
        "{0} does not exist while source generators run; add the missing using or reference, or, if another generator produces it, move it to a project that this one references");

    public static readonly DiagnosticDescriptor UnseenPart = LambdaDiagnostic.WarningOfCompilation(
        "LAMBDA040",
        "Another source generator changes what this one has read",
        "The code generated for {0} does not include {1}, which another source generator adds; write it by hand, or move the type to a project that this one references");

    public static readonly DiagnosticDescriptor UnseenHandler = LambdaDiagnostic.ErrorOfCompilation(
        "LAMBDA047",
        "Another source generator produces the handler",
        "Handler '{0}' is in code that another source generator produces, which this one does not see, so nothing runs it, and a single other handler would receive its events; write the method by hand, and call the generated code from it");
}
