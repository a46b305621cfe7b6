using System.ComponentModel;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Gets the result of a handler from its task, on the thread of the loop.</summary>
/// <remarks>
/// Called by generated code. A completed task costs nothing extra. For any other the thread waits, because the loop has nothing else
/// to do.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HandlerTask
{
    /// <summary>Waits for the task.</summary>
    /// <exception cref="InvalidOperationException">The task is <see langword="null"/>.</exception>
    public static void GetResult(Task? task) => (task ?? throw NoTask()).GetAwaiter().GetResult();

    /// <summary>Waits for the result of the task.</summary>
    /// <exception cref="InvalidOperationException">The task is <see langword="null"/>.</exception>
    public static T GetResult<T>(Task<T>? task) => (task ?? throw NoTask()).GetAwaiter().GetResult();

    /// <summary>Waits for the task.</summary>
    public static void GetResult(ValueTask task)
    {
        // The result of a value task may be read only after it has completed.
        if (task.IsCompleted)
            task.GetAwaiter().GetResult();
        else
            task.AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Waits for the result of the task.</summary>
    public static T GetResult<T>(ValueTask<T> task) =>
        task.IsCompleted ? task.GetAwaiter().GetResult() : task.AsTask().GetAwaiter().GetResult();

    /// <summary>Returns the task, to be awaited.</summary>
    /// <exception cref="InvalidOperationException">The task is <see langword="null"/>.</exception>
    public static Task EnsureNotNull(Task? task) => task ?? throw NoTask();

    /// <summary>Returns the task, to be awaited.</summary>
    /// <exception cref="InvalidOperationException">The task is <see langword="null"/>.</exception>
    public static Task<T> EnsureNotNull<T>(Task<T>? task) => task ?? throw NoTask();

    /// <summary>Returns the task, to be awaited.</summary>
    public static ValueTask EnsureNotNull(ValueTask task) => task;

    /// <summary>Returns the task, to be awaited.</summary>
    public static ValueTask<T> EnsureNotNull<T>(ValueTask<T> task) => task;

    private static InvalidOperationException NoTask() =>
        new("The handler returned null instead of a task. Return Task.CompletedTask, Task.FromResult, or make the method async.");
}
