/** The steps of the form, in order. */
export const formSteps = ['files', 'seals', 'reason', 'review'] as const;
export type FormStep = (typeof formSteps)[number];

export const isFormStep = (value: unknown): value is FormStep => formSteps.some((step) => step === value);
