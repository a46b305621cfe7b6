using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Diagnostics;

/// <summary>What can be wrong with a handler. Each message says what was found and what would be right.</summary>
internal static class HandlerDiagnostics
{
    public static readonly DiagnosticDescriptor Generic = LambdaDiagnostic.Error(
        "LAMBDA001",
        "A handler is not generic",
        "'{0}' cannot be a handler because it or its type is generic, and nothing says which type an event has; write a method that is not generic, in a type that is not");

    public static readonly DiagnosticDescriptor Inaccessible = LambdaDiagnostic.Error(
        "LAMBDA002",
        "A handler can be called from its assembly",
        "'{0}' cannot be a handler because the program cannot call it: {1}; make it and the types around it internal or public");

    public static readonly DiagnosticDescriptor CannotConstruct = LambdaDiagnostic.Error(
        "LAMBDA003",
        "A handler's class can be made",
        "'{0}' is an instance method, and an object of '{1}' cannot be made for it: {2}");

    public static readonly DiagnosticDescriptor ParameterKind = LambdaDiagnostic.Error(
        "LAMBDA004",
        "A handler's parameters can be passed to it",
        "Parameter '{1}' of handler '{0}' {2}");

    public static readonly DiagnosticDescriptor TwoEvents = LambdaDiagnostic.Error(
        "LAMBDA005",
        "A handler has one event",
        "Handler '{0}' has two parameters that are the event, '{1}' and '{2}', but an invocation has one; put what it holds into one type, or mark the one that is a service [FromServices]");

    public static readonly DiagnosticDescriptor Twice = LambdaDiagnostic.Error(
        "LAMBDA006",
        "A handler takes each thing once",
        "Handler '{0}' takes {3} twice, as '{1}' and '{2}'; remove one");

    public static readonly DiagnosticDescriptor AsyncVoid = LambdaDiagnostic.Error(
        "LAMBDA007",
        "A handler is not async void",
        "Handler '{0}' is async void, so that no one can tell when it is done or whether it failed; return Task");

    public static readonly DiagnosticDescriptor NotAMethod = LambdaDiagnostic.Error(
        "LAMBDA008",
        "A handler is an ordinary method with a body",
        "'{0}' cannot be a handler because it is {1}; write an ordinary method");

    public static readonly DiagnosticDescriptor ReturnKind = LambdaDiagnostic.Error(
        "LAMBDA009",
        "A handler returns a value",
        "Handler '{0}' returns {1}");

    public static readonly DiagnosticDescriptor BadName = LambdaDiagnostic.Error(
        "LAMBDA010",
        "A handler's name can be written into _HANDLER",
        "The name \"{1}\" of handler '{0}' is empty or holds white space; give a name of other characters, or none, and it goes by its method's name");

    public static readonly DiagnosticDescriptor AmbiguousName = LambdaDiagnostic.Error(
        "LAMBDA011",
        "A handler's name means one handler",
        "_HANDLER=\"{2}\" could mean '{0}' as well as '{1}'; {3}");

    public static readonly DiagnosticDescriptor OwnMain = LambdaDiagnostic.WarningOfCompilation(
        "LAMBDA012",
        "An entry point serves the handlers",
        "The program's entry point, {0}, does not call LambdaHost.Run, so handler '{1}' gets no invocation, and on Lambda the function ends with Runtime.ExitError; delete the entry point, and one is generated, or end it with 'return LambdaHost.Run(" + GeneratedNames.HandlersType + "." + GeneratedNames.HandlersProperty + ");'");

    public static readonly DiagnosticDescriptor NoHandler = LambdaDiagnostic.Error(
        "LAMBDA013",
        "A function has a handler",
        "The program has neither a handler nor a Main; put [LambdaHandler] on a method");

    public static readonly DiagnosticDescriptor TwoAnswers = LambdaDiagnostic.Error(
        "LAMBDA014",
        "A handler answers in one way",
        "Handler '{0}' {1} and also returns '{2}', but an invocation has one answer; return nothing, Task or ValueTask");

    public static readonly DiagnosticDescriptor PayloadMismatch = LambdaDiagnostic.Error(
        "LAMBDA015",
        "A handler's payload fits its signature",
        "Handler '{0}' has {1}, but {2}");

    public static readonly DiagnosticDescriptor NoStartup = LambdaDiagnostic.Error(
        "LAMBDA016",
        "Services are registered somewhere",
        "Handler '{0}' needs the service '{1}', and no class registers services; write a class with [LambdaStartup] and 'static void ConfigureServices(IServiceCollection services)'");

    public static readonly DiagnosticDescriptor BadStartup = LambdaDiagnostic.Error(
        "LAMBDA017",
        "The startup class has the methods that are called",
        "The startup class '{0}' {1}; right would be a class that is not private or generic, with 'static void ConfigureServices(IServiceCollection)', 'static Task InitializeAsync(IServiceProvider)', or both");

    public static readonly DiagnosticDescriptor TwoStartups = LambdaDiagnostic.Error(
        "LAMBDA018",
        "A project has one startup class",
        "'{0}' and '{1}' are both marked [LambdaStartup], and nothing says which comes first; put them together");

    public static readonly DiagnosticDescriptor CapturedScope = LambdaDiagnostic.Error(
        "LAMBDA019",
        "What lives as long as the process takes no scoped services",
        "The constructor of '{1}', which handler '{0}' needs, takes '{2}', which is registered as scoped, one per invocation; take it as a parameter of the handler, marked [FromServices], or register it as singleton");

    public static readonly DiagnosticDescriptor BadMiddleware = LambdaDiagnostic.Error(
        "LAMBDA030",
        "Middleware can be made",
        "The middleware '{1}' of handler '{0}' cannot be made: {2}");

    public static readonly DiagnosticDescriptor BadMap = LambdaDiagnostic.Error(
        "LAMBDA031",
        "An exception is mapped to one error type",
        "Handler '{0}' maps the exception '{1}'{2}");

    public static readonly DiagnosticDescriptor BadMargin = LambdaDiagnostic.Error(
        "LAMBDA032",
        "A cancellation margin is a time",
        "The CancellationMarginMilliseconds of handler '{0}' is {1}; right would be 0 or more");

    public static readonly DiagnosticDescriptor IdleMargin = LambdaDiagnostic.Warning(
        "LAMBDA033",
        "A cancellation margin has a token to cancel",
        "Handler '{0}' sets CancellationMarginMilliseconds, but takes no CancellationToken that could be cancelled; add the parameter or remove the margin");

    public static readonly DiagnosticDescriptor Library = LambdaDiagnostic.Warning(
        "LAMBDA034",
        "A function is a program",
        "The project has handlers but is a library, so there is no program that could serve them; set OutputType to Exe");

    public static readonly DiagnosticDescriptor IdleStartup = LambdaDiagnostic.Warning(
        "LAMBDA035",
        "Registered services are taken by something",
        "'{0}' registers services, but no handler, middleware or initialiser takes any, so its ConfigureServices is not called");

    public static readonly DiagnosticDescriptor BadErrorType = LambdaDiagnostic.Error(
        "LAMBDA036",
        "An error type belongs to an exception",
        "'{0}', marked [LambdaErrorType], {1}");

    public static readonly DiagnosticDescriptor BadShutdown = LambdaDiagnostic.Error(
        "LAMBDA037",
        "A shutdown method can be called",
        "The shutdown method '{0}' {1}; make it static, public or internal, without parameters, returning nothing, Task or ValueTask");

    public static readonly DiagnosticDescriptor IdleStep = LambdaDiagnostic.Warning(
        "LAMBDA038",
        "Middleware and mapped exceptions stand at a handler",
        "[{1}] at '{0}' has no effect: {2}; put it on a [LambdaHandler] method, on the class that has one, or on the assembly");

    public static readonly DiagnosticDescriptor UnknownType = LambdaDiagnostic.Error(
        "LAMBDA039",
        "A type exists while source generators run",
        "{0} does not exist while source generators run; if another generator produces it, move it to a project that this one references");

    public static readonly DiagnosticDescriptor UnseenPart = LambdaDiagnostic.WarningOfCompilation(
        "LAMBDA040",
        "What is served is complete before other generators run",
        "The code emitted for {0} does not know {1}, which another source generator adds; write it by hand, or move the type to a project that this one references");

    public static readonly DiagnosticDescriptor UnseenHandler = LambdaDiagnostic.ErrorOfCompilation(
        "LAMBDA047",
        "A handler is not generated",
        "Handler '{0}' is in code that another source generator produces, which this one does not see, so nothing serves it, and a single other handler would take its events; write the method by hand, and let it call the generated code");
}
