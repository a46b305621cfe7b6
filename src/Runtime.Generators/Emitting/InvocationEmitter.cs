using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints one invocation: a method for each middleware, then the handler within its exception mappings, its deadline and its scope.</summary>
/// <remarks>For a handler of single records, the latter are around each record: in a loop, or in a method that is <c>async</c>.</remarks>
internal sealed class InvocationEmitter(InvocationPlan plan, BatchModel? batch, HandlerCallEmitter call)
{
    private const string HandlerTask = "global::Lambda.Runtime.CompilerServices.HandlerTask";
    private const string RecordBatch = "global::Lambda.Runtime.CompilerServices.RecordBatch";
    private const string HttpExchange = "global::Lambda.Runtime.CompilerServices.HttpExchange";
    private const string Invocation = "global::Lambda.Runtime.Invocation";
    private const string ValueTask = "global::System.Threading.Tasks.ValueTask";
    private const string MapOfInvocation = "global::Lambda.Runtime.CompilerServices.ErrorTypes.Map(invocation, ";
    private const string MapOfRecord = "batch.MapError(";
    private const string InvocationDeadline = "global::Lambda.Runtime.CompilerServices.InvocationDeadline";

    /// <summary>The mappings around the handler, inside the middleware of the invocation.</summary>
    private EquatableArray<ExceptionMapsModel> Maps => plan.Steps[plan.Steps.Count - 1].Maps;

    /// <summary>The mappings around the handler of a record, inside its middleware.</summary>
    private EquatableArray<ExceptionMapsModel> RecordMaps => plan.RecordSteps[plan.RecordSteps.Count - 1].Maps;

    public void Emit(SourceWriter writer)
    {
        if (!plan.HasStepMethods)
        {
            using (writer.Block("public override void Invoke(global::Lambda.Runtime.Invocation invocation)"))
                EmitHandler(writer);
            EmitRecordMethod(writer);
            return;
        }

        writer.Lines($"""
            public override void Invoke(global::Lambda.Runtime.Invocation invocation) =>
                {HandlerTask}.GetResult(Step1(invocation));
            """);
        if (plan.IsInner)
        {
            writer.Lines($"""

                public override {ValueTask} InvokeAsync({Invocation} invocation) => Step1(invocation);
                """);
        }

        for (int i = 0; i < plan.Steps.Count; i++)
        {
            writer.Lines("");
            EmitStep(writer, i + 1, plan.Steps[i].Maps, plan.Steps[i].Middleware);
        }

        EmitRecordMethod(writer);
    }

    private void EmitStep(SourceWriter writer, int number, EquatableArray<ExceptionMapsModel> maps, MiddlewareModel? middleware)
    {
        string invoke = $"_middleware{number}.InvokeAsync(invocation, _step{number + 1})";
        bool awaits = middleware is null ? plan.IsHandlerStepAsync : maps.Count > 0;
        string modifiers = awaits ? "private async" : "private";
        using (writer.Block($"{modifiers} global::System.Threading.Tasks.ValueTask Step{number}(global::Lambda.Runtime.Invocation invocation)"))
        {
            if (middleware is not null && !awaits)
                writer.Lines($"return {invoke};");
            else if (middleware is not null)
                EmitWithMaps(writer, maps, MapOfInvocation, inner => inner.Lines($"await {invoke}.ConfigureAwait(false);"));
            else
                EmitHandlerStep(writer);
        }
    }

    private void EmitHandlerStep(SourceWriter writer)
    {
        // Middleware may call the handler more than once, and each response starts empty.
        if (plan.HasMiddleware)
            writer.Lines("invocation.ClearResponse();");
        EmitHandler(writer);
        if (!plan.IsHandlerStepAsync)
            writer.Lines("return default;");
    }

    private void EmitHandler(SourceWriter writer)
    {
        if (batch is null)
            EmitWithMaps(writer, Maps, MapOfInvocation, EmitWithDeadline);
        else
            EmitBatch(writer, batch);
    }

    private void EmitBatch(SourceWriter writer, BatchModel batch)
    {
        writer.Lines($"{RecordBatch} batch = _batches.Read(invocation);");
        if (plan.TakesDeadline)
            writer.Lines($"using {InvocationDeadline} deadline = _margin.Start(invocation);");
        string handleRecord = $"HandleRecord(invocation, batch, record{(plan.TakesDeadline ? ", deadline" : "")})";
        if (batch.MaxConcurrency > 1)
            writer.Lines(FormattableString.Invariant($"batch.HandleConcurrently({batch.MaxConcurrency}, record => {handleRecord});"));
        else if (plan.HasRecordMethod)
            writer.Lines($"""
                while (batch.TryTake(out int record))
                    batch.Wait(record, {handleRecord});
                """);
        else
            EmitRecordLoop(writer);
        writer.Lines("batch.Complete();");
    }

    private void EmitRecordLoop(SourceWriter writer)
    {
        using (writer.Block("while (batch.TryTake(out int record))"))
        {
            using (writer.Block("try"))
            {
                EmitWithMaps(writer, RecordMaps, MapOfRecord, EmitRecord);
                writer.Lines("batch.Succeed(record);");
            }

            writer.Lines("""
                catch (global::System.Exception exception)
                {
                    batch.Fail(record, exception);
                }
                """);
        }
    }

    /// <summary>Prints the method that handles one record, if that is awaited.</summary>
    private void EmitRecordMethod(SourceWriter writer)
    {
        if (!plan.HasRecordMethod)
            return;
        string parameters = $"{Invocation} invocation, {RecordBatch} batch, int record{(plan.TakesDeadline ? $", {InvocationDeadline} deadline" : "")}";
        writer.Lines("");
        if (plan.RecordSteps.Count == 1)
        {
            using (writer.Block($"private async {ValueTask} HandleRecord({parameters})"))
                EmitWithMaps(writer, RecordMaps, MapOfRecord, EmitRecord);
            return;
        }

        writer.Lines($"""
            private {ValueTask} HandleRecord({parameters}) =>
                RecordStep1(batch.CreateInvocation(invocation, record, {(plan.TakesDeadline ? "deadline" : "null")}));
            """);
        for (int i = 0; i < plan.RecordSteps.Count; i++)
            EmitRecordStep(writer, i + 1, plan.RecordSteps[i]);
    }

    private void EmitRecordStep(SourceWriter writer, int number, InvocationStepModel step)
    {
        writer.Lines("");
        string invoke = $"_recordMiddleware{number}.InvokeAsync(item, _recordStep{number + 1})";
        bool isAsync = step.Middleware is not null || plan.IsRecordAsync;
        using (writer.Block($"private {(isAsync ? "async " : "")}{ValueTask} RecordStep{number}({Invocation} item)"))
        {
            writer.Lines($"{RecordBatch} batch = {RecordBatch}.Of(item, out int record, out {Invocation} invocation, out {InvocationDeadline} deadline);");
            if (step.Middleware is null)
                EmitWithMaps(writer, step.Maps, MapOfRecord, EmitRecord);
            else
                EmitWithMaps(writer, step.Maps, MapOfRecord, inner => inner.Lines($"await {invoke}.ConfigureAwait(false);"));
            if (!isAsync)
                writer.Lines("return default;");
        }
    }

    private void EmitRecord(SourceWriter writer)
    {
        if (plan.TakesDeadline)
            EmitExplained(writer);
        else
            EmitWithScope(writer);
    }

    /// <summary>Prints code within exception mappings. They are exception filters, which see an exception before it is caught, and do not change its stack trace.</summary>
    /// <param name="writer">Receives the code.</param>
    /// <param name="maps">The mappings.</param>
    /// <param name="map">The start of the call that sets the error type.</param>
    /// <param name="emit">Prints the code.</param>
    private static void EmitWithMaps(SourceWriter writer, EquatableArray<ExceptionMapsModel> maps, string map, Action<SourceWriter> emit)
    {
        if (maps.Count == 0)
        {
            emit(writer);
            return;
        }

        using (writer.Block("try"))
            EmitWithMaps(writer, maps.Skip(1).ToEquatableArray(), map, emit);
        foreach (ExceptionMapModel exception in maps[0].Maps)
        {
            string condition = exception.Status > 0
                ? FormattableString.Invariant($"{HttpExchange}.Map(invocation, exception, {exception.Status})")
                : $"{map}exception, {Literals.Text(exception.ErrorType)})";
            writer.Lines($$"""
                catch ({{exception.Exception}} exception) when ({{condition}})
                {
                    throw;
                }
                """);
        }
    }

    /// <summary>Prints the handler within the deadline whose token it takes, if it takes one.</summary>
    private void EmitWithDeadline(SourceWriter writer)
    {
        if (!plan.TakesDeadline)
        {
            EmitWithScope(writer);
            return;
        }

        writer.Lines($"using {InvocationDeadline} deadline = _margin.Start(invocation);");
        EmitExplained(writer);
    }

    /// <summary>Prints the handler with a catch that explains its cancellation.</summary>
    private void EmitExplained(SourceWriter writer)
    {
        using (writer.Block("try"))
            EmitWithScope(writer);
        string explained = call.IsRoute ? $"{HttpExchange}.TimeOut(invocation, deadline.Explain(exception))" : "deadline.Explain(exception)";
        writer.Lines($$"""
            catch (global::System.OperationCanceledException exception) when (deadline.HasPassed)
            {
                throw {{explained}};
            }
            """);
    }

    /// <summary>Prints the handler within the scope of its services, if it takes any.</summary>
    private void EmitWithScope(SourceWriter writer)
    {
        if (!plan.TakesServices)
        {
            call.Emit(writer);
            return;
        }

        writer.Lines("""
            global::Lambda.Runtime.CompilerServices.InvocationServices services = _services.BeginInvocation();
            bool isDone = false;
            """);
        using (writer.Block("try"))
        {
            call.Emit(writer);
            writer.Lines("isDone = true;");
        }

        writer.Lines("""
            finally
            {
                await services.EndAsync(invocation, isDone).ConfigureAwait(false);
            }
            """);
    }
}
