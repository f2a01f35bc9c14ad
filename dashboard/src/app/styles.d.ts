declare module '*.styles';
